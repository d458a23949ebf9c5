package org.carillon.mailbox.share;

import java.util.Map;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * People who look after somebody's calendars (caldav-proxy): a proxy is whoever all calendars and
 * task lists of an account are shared with, so that there is no second way beside shares. A
 * calendar that is made later is shared by itself, or its proxies are none any more.
 */
public interface CalendarProxies {

  /** How much a proxy may do. */
  enum Access {
    /** To see what is in the calendars. */
    READ,
    /** To change it, too. */
    WRITE
  }

  /** The account's proxies, by address of account or group. */
  Answer<Map<String, Access>> proxies(Caller caller, String address);

  /**
   * Makes some the account's proxies with that access, who find its calendars among the account's
   * and not among their own, and takes all shares of its calendars from those who had it and are
   * not among them.
   *
   * @return {@link Failure.Invalid} of the field {@code with} where one of them is nobody
   */
  Answer<Void> set(Caller caller, String address, Access access, Set<String> proxies);

  /**
   * Whose proxy the account is, by address: of those whose calendars it does not have among its
   * own.
   */
  Answer<Map<String, Access>> proxyFor(Caller caller, String address);
}
