package org.carillon.account;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Lists and recovers accounts between their deletion and the end of their undelete window ({@link
 * DirectorySettings#UNDELETE_PERIOD}), for the administrators of their domains.
 */
public interface DeletedAccounts {

  /**
   * Returns the accounts of the caller's domains that can be recovered, the last deleted first. A
   * search finds the accounts whose address or name contains the search text.
   */
  Answer<Page<DeletedAccount>> list(Caller caller, PageRequest request);

  /**
   * Recovers the most recently deleted account that had this address, with its password, settings
   * and mail, in the same transaction as {@link AccountRecovered}. It also gets back those of its
   * other addresses that nobody has taken since. Tokens and rights to administer are not restored.
   *
   * @param as the address that the account gets, in its domain; empty for the address that it had,
   *     which must be free
   */
  Answer<Account> recover(Caller caller, String address, Optional<String> as);

  /**
   * Removes the remaining rows of an account whose undelete window has ended. The caller is the
   * code that has cleared the account's data before.
   *
   * @return true if the account is removed for good; false if it can still be recovered, or if the
   *     database is unavailable
   */
  boolean forget(long account);
}
