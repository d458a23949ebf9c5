package org.carillon.account;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The accounts' other addresses, for those who administer their domain. */
public interface Aliases {

  /** Gives an account another address in a domain served here. */
  Answer<Alias> create(Caller caller, Alias alias);

  /** The alias with this address. */
  Answer<Alias> find(Caller caller, String address);

  /**
   * The aliases of the caller's domains, by address.
   *
   * @param account only of this account; empty for all
   */
  Answer<Page<Alias>> list(Caller caller, Optional<String> account, PageRequest request);

  /** Takes an alias away. */
  Answer<Alias> delete(Caller caller, String address);
}
