package org.carillon.mailbox.share;

import java.util.Map;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * People who look after somebody's calendars (caldav-proxy). A proxy is an account or group with
 * which all calendars and task lists of an account are shared. There is no mechanism besides
 * shares. A calendar that is created later must be shared separately; until then the account's
 * proxies are no proxies any more.
 */
public interface CalendarProxies {

  /** The access that a proxy has. */
  enum Access {
    READ,
    /** The proxy may also change it. */
    WRITE
  }

  /** Returns the account's proxies, by the address of the account or group. */
  Answer<Map<String, Access>> proxies(Caller caller, String address);

  /**
   * Gives the listed accounts and groups this access as the account's proxies. They find its
   * calendars under the account, not among their own. All shares of its calendars are removed from
   * those who had this access and are not listed.
   *
   * @return {@link Failure.Invalid} of the field {@code with} if one of them does not exist
   */
  Answer<Void> set(Caller caller, String address, Access access, Set<String> proxies);

  /** Returns the accounts that the account is a proxy for, except those it has calendars of. */
  Answer<Map<String, Access>> proxyFor(Caller caller, String address);
}
