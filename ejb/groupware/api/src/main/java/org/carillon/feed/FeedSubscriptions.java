package org.carillon.feed;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Feeds that an account follows by their addresses. Each has a folder of mail, into which every
 * entry comes once, as a message that is then the account's like any other. The folder outlives its
 * subscription; deleting the folder ends it.
 */
public interface FeedSubscriptions {
  /** How many an account has at most. */
  int MOST = 200;

  /** How many entries come when a feed is followed first: the newest. */
  int FIRST_ENTRIES = 30;

  /** The code of an address that is followed already. */
  String FOLLOWED = "followed";

  /** The code of one feed more than an account may have. */
  String TOO_MANY = "too-many";

  /** Those of the caller, by the names of their folders. */
  Answer<List<FeedSubscription>> list(Caller caller);

  /** One of the caller's. */
  Answer<FeedSubscription> find(Caller caller, long mailbox);

  /**
   * Follows one: it is fetched at once, a folder is made that is called as it is, and its newest
   * entries are put into it.
   *
   * @param address of the feed, or of a page that names one; without a scheme {@code https} is
   *     meant
   * @param above the folder in which to make the new one; empty for none
   * @return {@link Failure.Invalid} of the field {@code address} with the word for a fault ({@code
   *     status}, {@code silent}, {@code refused}, {@code unreadable}) as its code, or {@value
   *     #TOO_MANY}; {@link Failure.Taken} with the code {@value #FOLLOWED}
   */
  Answer<FeedSubscription> subscribe(Caller caller, String address, Optional<MailboxName> above);

  /**
   * Fetches one elsewhere from now on. Entries that came before do not come again.
   *
   * @return failures as of {@link #subscribe}
   */
  Answer<FeedSubscription> change(Caller caller, long mailbox, String address);

  /** Has one not asked for, or asked for again: then as soon as may be. */
  Answer<FeedSubscription> pause(Caller caller, long mailbox, boolean isPaused);

  /** Has one fetched as soon as may be, unless that was done a moment ago; a paused one goes on. */
  Answer<Void> refresh(Caller caller, long mailbox);

  /**
   * Ends one. Its folder stays, with what is in it.
   *
   * @return what it was
   */
  Answer<FeedSubscription> unsubscribe(Caller caller, long mailbox);

  /** Takes back that one was ended, for a day. */
  Answer<FeedSubscription> resubscribe(Caller caller, long mailbox);
}
