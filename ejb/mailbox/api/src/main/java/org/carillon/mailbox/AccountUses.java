package org.carillon.mailbox;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Tells how full accounts are. The accounts themselves and their administrators may ask. */
public interface AccountUses {

  /** Returns how full an account is. Every account may ask about itself. */
  Answer<AccountUse> of(Caller caller, String address);

  /**
   * Lists how full the accounts of the caller's domains are, by address. The request selects the
   * same accounts as in {@link org.carillon.account.Accounts#list}.
   *
   * @param domain the domain to list; empty for all
   * @param nearlyFull true to list only accounts that are nearly full. At most {@link
   *     #MOST_LOOKED_AT} accounts are looked at for a page, so a page may have few rows and still
   *     have a next page
   */
  Answer<Page<UsedAccount>> list(
      Caller caller, Optional<String> domain, PageRequest request, boolean nearlyFull);

  /** The largest number of accounts that are looked at for a page. */
  int MOST_LOOKED_AT = 50_000;
}
