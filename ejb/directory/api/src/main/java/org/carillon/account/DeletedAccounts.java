package org.carillon.account;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Accounts between their deletion and the end of their undelete window ({@link
 * DirectorySettings#UNDELETE_PERIOD}), for those who administer their domain.
 */
public interface DeletedAccounts {

  /**
   * Those of the caller's domains that can be brought back, the last deleted first. Those whose
   * address or name has what is searched for.
   */
  Answer<Page<DeletedAccount>> list(Caller caller, PageRequest request);

  /**
   * Brings back the account that was the last one deleted of those with this address, with its
   * password, settings and mail, in the same transaction as {@link AccountRecovered}; and with
   * those of its other addresses that nobody took meanwhile. Tokens and rights to administer do not
   * come back.
   *
   * @param as the address it gets, in its domain; empty for the one it had, which must be free
   */
  Answer<Account> recover(Caller caller, String address, Optional<String> as);

  /**
   * Removes the last of an account whose undelete window has ended. For whoever clears what it had,
   * before that.
   *
   * @return whether it is gone for good; false while it can be brought back, and when the database
   *     is away
   */
  boolean forget(long account);
}
