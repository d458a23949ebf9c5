package org.carillon.account;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.identity.Caller;

/** The accounts, for those who administer their domain. */
public interface Accounts {

  /**
   * Makes an account in a domain served here, with {@link AccountCreated} in the same transaction.
   */
  Answer<Account> create(Caller caller, NewAccount account);

  /** The account with this address or alias; everyone may see its own. */
  Answer<Account> find(Caller caller, String address);

  /**
   * The accounts of the caller's domains, by address.
   *
   * @param domain only of this domain; empty for all
   */
  Answer<Page<Account>> list(Caller caller, Optional<String> domain, PageRequest request);

  /**
   * Changes an account. Everyone may change its own password and display name.
   *
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<Account> change(Caller caller, String address, AccountChange change, OptionalLong version);

  /**
   * Deletes an account: nobody can sign in as it or send to it from now on, and its addresses are
   * free again. What it had is kept until its undelete window ends: see {@link DeletedAccounts}.
   */
  Answer<Account> delete(Caller caller, String address, OptionalLong version);
}
