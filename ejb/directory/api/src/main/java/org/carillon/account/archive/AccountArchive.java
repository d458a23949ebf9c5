package org.carillon.account.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Accounts on their way into backups and out of them, for server administrators. */
public interface AccountArchive {

  /**
   * The addresses of accounts, in order.
   *
   * @param domain only this domain's; empty for all
   */
  Answer<List<String>> addresses(Caller caller, Optional<String> domain);

  /** Which of these addresses an account has, as its own or as an alias, and which account. */
  Answer<Map<String, Account>> having(Caller caller, List<String> addresses);

  /** An account. */
  Answer<ArchivedAccount> read(Caller caller, String address);

  /**
   * Whether an account's secrets can be opened here, or it has none. Those of another home key are
   * left out when it is made.
   */
  boolean opens(ArchivedAccount account);

  /**
   * Makes accounts with their passwords, aliases and settings, an answer each, in their order.
   * Their domains must be there. Aliases that are another's by now, and settings that are no more,
   * are left out. Secrets that were sealed under another home key are left out too: what needs them
   * works after the next change of the password. Those that are good are made in one transaction:
   * the time goes into transactions, of which the directory has one at a time.
   */
  List<Answer<Account>> make(Caller caller, List<ArchivedAccount> accounts);
}
