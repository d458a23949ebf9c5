package org.carillon.account.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Reads accounts for backups and restores them from backups, for server administrators. */
public interface AccountArchive {

  /**
   * Returns the addresses of accounts, in order.
   *
   * @param domain the domain to which the result is limited; empty for all domains
   */
  Answer<List<String>> addresses(Caller caller, Optional<String> domain);

  /** Returns the addresses that are an account's address or alias, each with its account. */
  Answer<Map<String, Account>> having(Caller caller, List<String> addresses);

  /** Returns an account with everything that a backup keeps besides its mail. */
  Answer<ArchivedAccount> read(Caller caller, String address);

  /**
   * Returns whether the account's secrets can be opened here. True if it has none. Secrets that
   * were sealed under another home key are left out when the account is created.
   */
  boolean opens(ArchivedAccount account);

  /**
   * Creates accounts with their passwords, aliases and settings, and returns an answer for each, in
   * their order. Their domains must exist. Aliases that belong to another account by now, and
   * settings that no longer exist, are left out. Secrets that were sealed under another home key
   * are left out too. Features that need them work again after the next change of the password. All
   * valid accounts are created in one transaction, because transactions take most of the time and
   * the directory runs only one at a time.
   */
  List<Answer<Account>> make(Caller caller, List<ArchivedAccount> accounts);
}
