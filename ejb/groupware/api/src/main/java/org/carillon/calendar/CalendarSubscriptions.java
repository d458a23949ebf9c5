package org.carillon.calendar;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.fetch.subscription.FetchState;
import org.carillon.mailbox.collection.CollectionEntry;

/**
 * Calendars of others that an account follows by their addresses. Each is a calendar of the
 * account's own that the server alone fills: a mirror, which can be read by every program and
 * changed by none. It takes none of the account's time.
 */
public interface CalendarSubscriptions {
  /** How many an account has at most. */
  int MOST = 50;

  /** Those of the caller, by the names of their calendars. */
  Answer<List<CalendarSubscription>> list(Caller caller);

  /**
   * Makes one, which is fetched as soon as may be.
   *
   * @param address with {@code https}, {@code http}, {@code webcal} or {@code webcals}: these two
   *     are fetched by {@code https}
   * @return {@link Failure.Invalid} of the field {@code address} of what is no such address, with
   *     the code {@value FetchState#OUT_OF_REACH} of one that this server is known not to fetch
   */
  Answer<CollectionEntry> subscribe(Caller caller, MailboxName name, String address);

  /** Has one fetched as soon as may be, unless that was done a moment ago. */
  Answer<Void> refresh(Caller caller, long collection);

  /**
   * Ends one, with its calendar.
   *
   * @return what it was, so that it can be made again
   */
  Answer<CalendarSubscription> unsubscribe(Caller caller, long collection);
}
