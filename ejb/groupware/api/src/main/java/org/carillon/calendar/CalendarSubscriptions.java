package org.carillon.calendar;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.fetch.subscription.FetchState;
import org.carillon.mailbox.collection.CollectionEntry;

/**
 * Subscriptions of an account to calendars that are published elsewhere. Each subscription is a
 * calendar of the account that only the server fills: a read-only mirror that every client can read
 * and none can change. It does not make the account busy.
 */
public interface CalendarSubscriptions {
  /** The maximum number of subscriptions of an account. */
  int MOST = 50;

  /** Returns the caller's subscriptions, ordered by the names of their calendars. */
  Answer<List<CalendarSubscription>> list(Caller caller);

  /**
   * Creates a subscription, which is fetched as soon as possible.
   *
   * @param address a URL with the scheme {@code https}, {@code http}, {@code webcal} or {@code
   *     webcals}. The latter two are fetched by {@code https}.
   * @return {@link Failure.Invalid} of the field {@code address} if it is no such URL, with the
   *     code {@value FetchState#OUT_OF_REACH} if this server is known not to fetch it
   */
  Answer<CollectionEntry> subscribe(Caller caller, MailboxName name, String address);

  /** Has a subscription fetched as soon as possible, unless it was fetched a moment ago. */
  Answer<Void> refresh(Caller caller, long collection);

  /**
   * Ends a subscription and deletes its calendar.
   *
   * @return the former subscription, so that it can be made again
   */
  Answer<CalendarSubscription> unsubscribe(Caller caller, long collection);
}
