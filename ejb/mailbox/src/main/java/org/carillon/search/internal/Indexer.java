package org.carillon.search.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.store.MailFeed;
import org.jboss.logging.Logger;

/**
 * Brings the index up to date with the mailboxes. The index itself tells how far a mailbox is
 * indexed, so no other state is kept that could contradict it. Mailboxes that are behind take
 * turns, one page each, so that a large one does not delay the others. An instance is used by one
 * thread.
 */
final class Indexer {
  private static final Logger LOG = Logger.getLogger(Indexer.class);
  private static final int PAGE = 100;
  private static final int MAILBOXES = 1_000;
  private static final int UIDS = 10_000;

  /** The longest time between the time in the log and the commit of a change. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  /** A mailbox is swept if of this many messages more than one in the index is surplus. */
  private static final int SWEPT_AT = 20;

  /** The number of surplus messages that is needed in addition. */
  private static final int LEFT_LYING = 50;

  private final MailFeed feed;
  private final MailIndex index;
  private final MessageDocuments documents;
  private final Map<Long, Behind> behind = new LinkedHashMap<>();
  private Instant heard = Instant.EPOCH;
  private Instant surveyed = Instant.EPOCH;

  /** This is read by other threads for metrics. */
  private volatile long lag;

  /**
   * A mailbox whose messages above a UID are not indexed.
   *
   * @param after the UID
   */
  private record Behind(MailFeed.Mailbox mailbox, long after) {
    /** Returns the largest possible number of these messages. */
    long most() {
      return Math.min(mailbox.messages(), mailbox.lastUid() - after);
    }
  }

  Indexer(MailFeed feed, MailIndex index, MessageDocuments documents) {
    this.feed = feed;
    this.index = index;
    this.documents = documents;
  }

  /** Compares all mailboxes with the index, and removes those that no longer exist. */
  void survey() throws SQLException, IOException {
    Instant begun = feed.now();
    index.refresh();
    boolean someWait = index.search(IndexSnapshot::isSomeWaiting);
    long after = 0;
    List<MailFeed.Mailbox> page;
    do {
      page = feed.mailboxes(after, MAILBOXES);
      long last = page.size() < MAILBOXES ? Long.MAX_VALUE : page.getLast().id();
      removeGone(after, last, page);
      for (MailFeed.Mailbox mailbox : page) {
        heal(mailbox);
        consider(mailbox, 0);
        if (someWait) {
          readAgain(mailbox);
        }
      }
      after = last;
    } while (after < Long.MAX_VALUE);
    heard = begun;
    surveyed = begun.minus(SLACK);
  }

  /** Returns the time of the last survey. Messages removed before are not in the index. */
  Instant surveyed() {
    return surveyed;
  }

  /** Removes the mailboxes between two ids from the index that are not among the existing ones. */
  private void removeGone(long after, long last, List<MailFeed.Mailbox> there) throws IOException {
    Set<Long> ids = new HashSet<>();
    there.forEach(mailbox -> ids.add(mailbox.id()));
    long from = after;
    long[] indexed;
    do {
      long above = from;
      indexed = index.search(snapshot -> snapshot.mailboxes(above, MAILBOXES));
      for (long id : indexed) {
        if (id <= last && !ids.contains(id)) {
          index.remove(id);
        }
      }
      from = indexed.length == 0 ? last : indexed[indexed.length - 1];
    } while (from < last);
  }

  /** Indexes a mailbox again if the index claims to have all its messages, but has too few. */
  private void heal(MailFeed.Mailbox mailbox) throws IOException {
    boolean lacks =
        index.search(
            snapshot ->
                snapshot.highestUid(mailbox.id()) >= mailbox.lastUid()
                    && snapshot.messages(mailbox.id()) < mailbox.messages());
    if (lacks) {
      LOG.warnf("Mailbox %d is reindexed, because messages are missing in the index", mailbox.id());
      index.remove(mailbox.id());
      index.refresh();
    }
  }

  /** Handles mailboxes changed since the last call. Searches then see the work so far. */
  void look() throws SQLException, IOException {
    MailFeed.Changed changed = feed.changedSince(heard.minus(SLACK));
    index.refresh();
    for (MailFeed.Mailbox mailbox : changed.mailboxes()) {
      consider(mailbox, mailbox.messages() / SWEPT_AT + LEFT_LYING);
    }
    heard = changed.asOf();
  }

  /** Notes whether a mailbox is behind, and sweeps it if too many of its messages are gone. */
  private void consider(MailFeed.Mailbox mailbox, long surplus) throws SQLException, IOException {
    long highest = index.search(snapshot -> snapshot.highestUid(mailbox.id()));
    if (mailbox.messages() > 0 && mailbox.lastUid() > highest) {
      behind.merge(
          mailbox.id(),
          new Behind(mailbox, highest),
          (known, seen) -> new Behind(mailbox, Math.max(known.after, seen.after)));
    }
    count();
    if (highest > 0
        && index.search(snapshot -> snapshot.messages(mailbox.id()))
            > mailbox.messages() + surplus) {
      sweep(mailbox.id());
    }
  }

  /** Removes the messages from the index that are no longer in the mailbox. */
  private void sweep(long mailbox) throws SQLException, IOException {
    long[] indexed = index.search(snapshot -> snapshot.uids(mailbox));
    long after = 0;
    int at = 0;
    while (at < indexed.length) {
      long[] there = feed.uids(mailbox, after, UIDS);
      after = there.length < UIDS ? Long.MAX_VALUE : there[there.length - 1];
      List<Long> gone = new ArrayList<>();
      while (at < indexed.length && indexed[at] <= after) {
        if (Arrays.binarySearch(there, indexed[at]) < 0) {
          gone.add(indexed[at]);
        }
        at++;
      }
      index.remove(mailbox, gone);
    }
  }

  /** Returns whether there are known messages that are not indexed. */
  boolean isBehind() {
    return !behind.isEmpty();
  }

  /** Returns the number of known messages that are not indexed, a lower bound of the work. */
  long lag() {
    return lag;
  }

  private void count() {
    lag = behind.values().stream().mapToLong(Behind::most).sum();
  }

  /** Indexes a page of the next mailbox. */
  void step() throws SQLException, IOException {
    Behind turn = behind.values().iterator().next();
    MailFeed.Mailbox mailbox = turn.mailbox;
    List<MailFeed.Message> messages = feed.messages(mailbox.id(), turn.after, PAGE);
    for (MailFeed.Message message : messages) {
      put(mailbox, message);
    }
    // This is done last, so that the page is repeated after a failure above.
    behind.remove(mailbox.id());
    if (messages.size() == PAGE) {
      behind.put(mailbox.id(), new Behind(mailbox, messages.getLast().uid()));
    }
    count();
  }

  private void put(MailFeed.Mailbox mailbox, MailFeed.Message message) throws IOException {
    index.put(mailbox.id(), message.uid(), documents.of(mailbox, message));
  }

  /** Reads messages again whose attachments could not be read. */
  private void readAgain(MailFeed.Mailbox mailbox) throws SQLException, IOException {
    for (long uid : index.search(snapshot -> snapshot.waiting(mailbox.id()))) {
      for (MailFeed.Message message : feed.messages(mailbox.id(), uid - 1, 1)) {
        if (message.uid() == uid) {
          put(mailbox, message);
        }
      }
    }
  }

  /** Removes an account, or everything, so that it is indexed again. */
  void forget(OptionalLong account) throws SQLException, IOException {
    if (account.isPresent()) {
      index.removeAccount(account.getAsLong());
    } else {
      index.removeAll();
    }
    behind.clear();
    survey();
  }
}
