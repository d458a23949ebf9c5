package org.carillon.mailbox;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** How full accounts are, for the accounts themselves and for those who administer them. */
public interface AccountUses {

  /** How full an account is; everyone may see its own. */
  Answer<AccountUse> of(Caller caller, String address);

  /**
   * How full the accounts of the caller's domains are, by address: the same accounts for the same
   * request as {@link org.carillon.account.Accounts#list}.
   *
   * @param domain only of this domain; empty for all
   * @param nearlyFull only those that are nearly full; looks at most at {@link #MOST_LOOKED_AT}
   *     accounts for a page, so that one may have few rows and yet a next
   */
  Answer<Page<UsedAccount>> list(
      Caller caller, Optional<String> domain, PageRequest request, boolean nearlyFull);

  /** How many accounts are looked at for a page. */
  int MOST_LOOKED_AT = 50_000;
}
