package org.carillon.listener.acme;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/** Accounts at certificate authorities, for those who administer the server. */
public interface AcmeAccounts {

  /** Lists all accounts by name. */
  Answer<Page<AcmeAccount>> list(Caller caller, PageRequest request);

  /** Finds an account by its name. */
  Answer<AcmeAccount> find(Caller caller, String name);

  /** Creates an account here. It is registered at the authority with its first order or test. */
  Answer<AcmeAccount> create(Caller caller, AcmeAccount wanted, AcmeSecrets secrets);

  /**
   * Changes an account.
   *
   * @param version the version the caller has seen; empty to change any version
   */
  Answer<AcmeAccount> change(
      Caller caller,
      String name,
      UnaryOperator<AcmeAccount> change,
      AcmeSecrets secrets,
      OptionalLong version);

  /** Deletes an account, if no certificate is ordered with it any more. */
  Answer<AcmeAccount> delete(Caller caller, String name, OptionalLong version);

  /** Reads the authority's directory, and registers the account there if that is allowed. */
  Answer<TestOutcome> test(Caller caller, String name);
}
