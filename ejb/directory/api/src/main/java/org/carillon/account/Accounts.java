package org.carillon.account;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The accounts, for those who administer their domain. */
public interface Accounts {

  /**
   * Makes an account in a domain served here, with {@link AccountsCreated} in the same transaction.
   */
  Answer<Account> create(Caller caller, NewAccount account);

  /** The account with this address or alias; everyone may see its own. */
  Answer<Account> find(Caller caller, String address);

  /**
   * The same for whoever wants to act on the account, or see what is in its mailboxes: itself, and
   * those who administer its domain and at least all that the account administers. {@code
   * NotAllowed} says why where that is less.
   */
  Answer<Account> governed(Caller caller, String address);

  /**
   * The accounts of the caller's domains, by address.
   *
   * @param domain only of this domain, by any of its names; empty for all
   */
  Answer<Page<Account>> list(Caller caller, Optional<String> domain, PageRequest request);

  /**
   * Changes an account that the caller governs ({@link #governed}). Everyone may change its own
   * display name, and its own password if it signed in by that. A new password ends every web
   * session and bearer token of the account. The last administrator of the server is not switched
   * off.
   *
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<Account> change(Caller caller, String address, AccountChange change, OptionalLong version);

  /**
   * Deletes an account that the caller governs, unless it is the last administrator of the
   * server's: nobody can sign in as it or send to it from now on, and its addresses are free again.
   * What it had is kept until its undelete window ends: see {@link DeletedAccounts}.
   */
  Answer<Account> delete(Caller caller, String address, OptionalLong version);
}
