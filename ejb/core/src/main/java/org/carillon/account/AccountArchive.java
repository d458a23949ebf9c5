package org.carillon.account;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Caller;

/** Accounts on their way into backups and out of them, for server administrators. */
public interface AccountArchive {

  /**
   * The addresses of accounts, in order.
   *
   * @param domain only this domain's; empty for all
   */
  Answer<List<String>> addresses(Caller caller, Optional<String> domain);

  /** An account. */
  Answer<ArchivedAccount> read(Caller caller, String address);

  /**
   * Makes an account with its password, aliases and settings. Its domain must be there. Aliases
   * that are another's by now, and settings that are no more, are left out. Secrets that were
   * sealed under another home key are left out too: what needs them works after the next change of
   * the password.
   */
  Answer<Account> make(Caller caller, ArchivedAccount account);

  /**
   * Makes several accounts, an answer each, in their order. Those that are good are made in one
   * transaction: the time goes into transactions, of which the directory has one at a time.
   */
  List<Answer<Account>> make(Caller caller, List<ArchivedAccount> accounts);
}
