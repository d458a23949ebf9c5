package org.carillon.search.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.store.IndexCheck.Repaired;
import org.carillon.store.MailFeed;

/**
 * Compares the index with the mailboxes, message by message. The index claims to have every message
 * up to a mailbox's highest indexed UID. Messages that were removed after the index last removed
 * all missing ones may still be in it, and are not counted as errors.
 */
final class IndexComparison {
  private static final int MAILBOXES = 1_000;
  private static final int UIDS = 10_000;

  private final MailFeed feed;
  private final MailIndex index;
  private final MessageDocuments documents;
  private final Instant surveyed;
  private long lacking;
  private long ghosts;

  /**
   * Creates a comparison, to be run once.
   *
   * @param surveyed when the index last started to remove all missing messages
   */
  IndexComparison(MailFeed feed, MailIndex index, MessageDocuments documents, Instant surveyed) {
    this.feed = feed;
    this.index = index;
    this.documents = documents;
    this.surveyed = surveyed;
  }

  /** Compares, and repairs the differences. */
  Repaired mend() throws SQLException, IOException {
    index.refresh();
    Set<Long> there = new HashSet<>();
    long after = 0;
    List<MailFeed.Mailbox> page;
    do {
      page = feed.mailboxes(after, MAILBOXES);
      for (MailFeed.Mailbox mailbox : page) {
        there.add(mailbox.id());
        mend(mailbox);
        after = mailbox.id();
      }
    } while (page.size() == MAILBOXES);
    removeGone(there);
    index.refresh();
    return new Repaired(lacking, ghosts);
  }

  private void mend(MailFeed.Mailbox mailbox) throws SQLException, IOException {
    long[] indexed = index.search(snapshot -> snapshot.uids(mailbox.id()));
    if (indexed.length == 0) {
      return;
    }
    long highest = indexed[indexed.length - 1];
    List<Long> gone = new ArrayList<>();
    int at = 0;
    long after = 0;
    while (after < highest) {
      long[] uids = feed.uids(mailbox.id(), after, UIDS);
      long upTo = uids.length < UIDS ? highest : Math.min(highest, uids[uids.length - 1]);
      for (; at < indexed.length && indexed[at] <= upTo; at++) {
        if (Arrays.binarySearch(uids, indexed[at]) < 0) {
          gone.add(indexed[at]);
        }
      }
      for (long uid : uids) {
        if (uid <= upTo && Arrays.binarySearch(indexed, uid) < 0) {
          put(mailbox, uid);
        }
      }
      after = upTo;
    }
    index.remove(mailbox.id(), gone);
    if (!gone.isEmpty()) {
      UidSet expunged = feed.expungedSince(mailbox.id(), surveyed);
      ghosts += gone.stream().filter(uid -> !expunged.contains(uid)).count();
    }
  }

  private void put(MailFeed.Mailbox mailbox, long uid) throws SQLException, IOException {
    for (MailFeed.Message message : feed.messages(mailbox.id(), uid - 1, 1)) {
      if (message.uid() == uid) {
        index.put(mailbox.id(), uid, documents.of(mailbox, message));
        lacking++;
      }
    }
  }

  /** Removes the mailboxes that do not exist from the index. */
  private void removeGone(Set<Long> there) throws SQLException, IOException {
    long after = 0;
    long[] indexed;
    do {
      long above = after;
      indexed = index.search(snapshot -> snapshot.mailboxes(above, MAILBOXES));
      for (long mailbox : indexed) {
        after = mailbox;
        if (!there.contains(mailbox)) {
          if (!feed.isRemovedSince(mailbox, surveyed)) {
            ghosts += index.<Integer>search(snapshot -> snapshot.messages(mailbox));
          }
          index.remove(mailbox);
        }
      }
    } while (indexed.length > 0);
  }
}
