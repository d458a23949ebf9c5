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
 * Brings the index up to what lies in the mailboxes. How far a mailbox is indexed the index itself
 * says, so nothing else is kept and nothing can contradict it. Mailboxes that are behind take
 * turns, a page each, so that a large one holds up no other. For one thread.
 */
final class Indexer {
  private static final Logger LOG = Logger.getLogger(Indexer.class);
  private static final int PAGE = 100;
  private static final int MAILBOXES = 1_000;
  private static final int UIDS = 10_000;

  /** A change may be committed so long after the time that stands in the log. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  /** A mailbox is swept when more than one in so many indexed messages is not there any more. */
  private static final int SWEPT_AT = 20;

  /** … and more than so many in any case. */
  private static final int LEFT_LYING = 50;

  private final MailFeed feed;
  private final MailIndex index;
  private final MessageDocuments documents;
  private final Map<Long, Behind> behind = new LinkedHashMap<>();
  private Instant heard = Instant.EPOCH;
  private Instant surveyed = Instant.EPOCH;

  /** Metrics read it from other threads. */
  private volatile long lag;

  /**
   * A mailbox whose messages above a uid are not indexed.
   *
   * @param after that uid
   */
  private record Behind(MailFeed.Mailbox mailbox, long after) {
    /** How many messages that is, at most. */
    long most() {
      return Math.min(mailbox.messages(), mailbox.lastUid() - after);
    }
  }

  Indexer(MailFeed feed, MailIndex index, MessageDocuments documents) {
    this.feed = feed;
    this.index = index;
    this.documents = documents;
  }

  /** Compares all mailboxes with the index, and takes those out that are gone. */
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

  /** What went before then is not in the index any more. */
  Instant surveyed() {
    return surveyed;
  }

  /** Takes the mailboxes out that lie between two ids and are not among those there are. */
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

  /** Begins a mailbox anew of which the index says that it has all, and has too few. */
  private void heal(MailFeed.Mailbox mailbox) throws IOException {
    boolean lacks =
        index.search(
            snapshot ->
                snapshot.highestUid(mailbox.id()) >= mailbox.lastUid()
                    && snapshot.messages(mailbox.id()) < mailbox.messages());
    if (lacks) {
      LOG.warnf("Mailbox %d is indexed anew: the index lacks messages", mailbox.id());
      index.remove(mailbox.id());
      index.refresh();
    }
  }

  /** Looks at the mailboxes that changed since it last looked; searches see how far it came. */
  void look() throws SQLException, IOException {
    MailFeed.Changed changed = feed.changedSince(heard.minus(SLACK));
    index.refresh();
    for (MailFeed.Mailbox mailbox : changed.mailboxes()) {
      consider(mailbox, mailbox.messages() / SWEPT_AT + LEFT_LYING);
    }
    heard = changed.asOf();
  }

  /** Notes that a mailbox is behind; sweeps it when too much in the index is not there any more. */
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

  /** Takes out what is not in the mailbox any more. */
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

  /** Whether something that it knows of is not indexed. */
  boolean isBehind() {
    return !behind.isEmpty();
  }

  /** How many messages it knows of that are not indexed: at least that many are looked for. */
  long lag() {
    return lag;
  }

  private void count() {
    lag = behind.values().stream().mapToLong(Behind::most).sum();
  }

  /** Indexes a page of the mailbox whose turn it is. */
  void step() throws SQLException, IOException {
    Behind turn = behind.values().iterator().next();
    MailFeed.Mailbox mailbox = turn.mailbox;
    List<MailFeed.Message> messages = feed.messages(mailbox.id(), turn.after, PAGE);
    for (MailFeed.Message message : messages) {
      put(mailbox, message);
    }
    // Only now: who fails above begins the page again.
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

  /** Forgets an account, or everything, so that it is indexed anew. */
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
