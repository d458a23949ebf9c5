package org.carillon.account;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Manages the accounts' other addresses, for the administrators of their domains. */
public interface Aliases {

  /** Gives an account a further address in a domain served here. */
  Answer<Alias> create(Caller caller, Alias alias);

  Answer<Alias> find(Caller caller, String address);

  /**
   * Returns the aliases of the caller's domains, ordered by address.
   *
   * @param account the account to which the result is limited; empty for all accounts
   */
  Answer<Page<Alias>> list(Caller caller, Optional<String> account, PageRequest request);

  Answer<Alias> delete(Caller caller, String address);
}
