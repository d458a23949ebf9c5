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

  /** All, by name. */
  Answer<Page<AcmeAccount>> list(Caller caller, PageRequest request);

  /** The one with this name. */
  Answer<AcmeAccount> find(Caller caller, String name);

  /** Makes one here; the authority hears of it with the first order, or when it is tried. */
  Answer<AcmeAccount> create(Caller caller, AcmeAccount wanted, AcmeSecrets secrets);

  /**
   * Changes one.
   *
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<AcmeAccount> change(
      Caller caller,
      String name,
      UnaryOperator<AcmeAccount> change,
      AcmeSecrets secrets,
      OptionalLong version);

  /** Deletes one that no certificate is ordered by any more. */
  Answer<AcmeAccount> delete(Caller caller, String name, OptionalLong version);

  /** Asks the authority what it says of itself, and makes the account there if it may. */
  Answer<TestOutcome> test(Caller caller, String name);
}
