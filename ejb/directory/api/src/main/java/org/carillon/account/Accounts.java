package org.carillon.account;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Manages accounts, for the administrators of their domains. */
public interface Accounts {

  /** Creates an account in a local domain and fires {@link AccountsCreated} in its transaction. */
  Answer<Account> create(Caller caller, NewAccount account);

  /** Returns the account with this address or alias. Every account may read its own. */
  Answer<Account> find(Caller caller, String address);

  /**
   * Returns the account with this address or alias to a caller who wants to act on it or to see
   * what is in its mailboxes. The caller must be the account itself, or an administrator of its
   * domain who administers at least everything that the account administers. If the caller
   * administers less, the answer is a {@code NotAllowed} that gives the reason.
   */
  Answer<Account> governed(Caller caller, String address);

  /**
   * Returns the accounts of the caller's domains, ordered by address.
   *
   * @param domain any name of the domain to which the result is limited; empty for all domains
   */
  Answer<Page<Account>> list(Caller caller, Optional<String> domain, PageRequest request);

  /**
   * Changes an account that the caller governs ({@link #governed}). Every account may change its
   * own display name, and its own password if it signed in with it. A new password ends all web
   * sessions and revokes all bearer tokens of the account. The last administrator of the server
   * can't be switched off.
   *
   * @param version the version that the caller has seen; empty to change the account whatever its
   *     version
   */
  Answer<Account> change(Caller caller, String address, AccountChange change, OptionalLong version);

  /**
   * Deletes an account that the caller governs, unless it is the last administrator of the server.
   * From then on nobody can sign in as it or send mail to it, and its addresses are free again. Its
   * data is kept until its undelete window ends: see {@link DeletedAccounts}.
   */
  Answer<Account> delete(Caller caller, String address, OptionalLong version);
}
