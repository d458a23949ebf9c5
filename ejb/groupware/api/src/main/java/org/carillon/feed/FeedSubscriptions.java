package org.carillon.feed;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Feeds that an account follows by their addresses. Each feed has a mailbox, into which every entry
 * is delivered once as a message, which then belongs to the account like any other. The mailbox
 * outlives the subscription. Deleting the mailbox ends the subscription.
 */
public interface FeedSubscriptions {
  /** The maximum number of feeds of an account. */
  int MOST = 200;

  /** The number of entries that are delivered when a feed is first followed: the newest ones. */
  int FIRST_ENTRIES = 30;

  /** The code of the failure for an address that is already followed. */
  String FOLLOWED = "followed";

  /** The code of the failure if the account has as many feeds as allowed. */
  String TOO_MANY = "too-many";

  /** Returns the caller's feeds, ordered by the names of their mailboxes. */
  Answer<List<FeedSubscription>> list(Caller caller);

  /** Returns one of the caller's feeds. */
  Answer<FeedSubscription> find(Caller caller, long mailbox);

  /**
   * Follows a feed. The feed is fetched at once, a mailbox is created with the feed's title as its
   * name, and the newest entries are delivered into it.
   *
   * @param address the address of the feed, or of a page that names one. Without a scheme, {@code
   *     https} is assumed.
   * @param above the mailbox in which to create the new one, or empty for the top level
   * @return {@link Failure.Invalid} of the field {@code address} with the word for a fault ({@code
   *     status}, {@code silent}, {@code refused}, {@code unreadable}) as its code, or {@value
   *     #TOO_MANY}; {@link Failure.Taken} with the code {@value #FOLLOWED}
   */
  Answer<FeedSubscription> subscribe(Caller caller, String address, Optional<MailboxName> above);

  /**
   * Changes the address from which a feed is fetched. Entries that were delivered before are not
   * delivered again.
   *
   * @return failures as of {@link #subscribe}
   */
  Answer<FeedSubscription> change(Caller caller, long mailbox, String address);

  /** Pauses or resumes the fetching of a feed. A resumed feed is fetched as soon as possible. */
  Answer<FeedSubscription> pause(Caller caller, long mailbox, boolean isPaused);

  /** Has a feed fetched soon, unless it was just fetched. A paused feed is resumed. */
  Answer<Void> refresh(Caller caller, long mailbox);

  /**
   * Ends a subscription. Its mailbox stays, with its messages.
   *
   * @return the former subscription
   */
  Answer<FeedSubscription> unsubscribe(Caller caller, long mailbox);

  /** Restores a subscription that was ended, which is possible for a day. */
  Answer<FeedSubscription> resubscribe(Caller caller, long mailbox);
}
