package org.carillon.store.flagging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.store.index.IndexView;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.viewing.ViewChange;

/**
 * Changes of the flags of one mailbox's messages, thought through in the order in which they are
 * asked for and not written yet.
 */
final class Reflagging {
  private final long account;
  private final IndexView view;
  private final TreeMap<Long, Message> changed = new TreeMap<>();

  /**
   * A message that is changed.
   *
   * @param before its flags as the view shows them
   * @param flags its flags now
   */
  record Message(long uid, long before, long flags) {}

  /** Of messages as a view shows them, in a mailbox of an account. */
  public Reflagging(long account, IndexView view) {
    this.account = account;
    this.view = view;
  }

  long account() {
    return account;
  }

  IndexView view() {
    return view;
  }

  /**
   * Changes flags. What was changed here before is newer than any modseq that a wish can name.
   *
   * @param word the flags asked for, packed
   * @return the uids left alone, since they were changed since the wish's modseq
   */
  List<Long> apply(long[] uids, FlagWish wish, long word) {
    List<Long> modified = new ArrayList<>();
    for (long uid : uids) {
      int index = view.indexOf(uid);
      if (index < 0) {
        continue;
      }
      Message message = changed.get(uid);
      long modseq = message == null ? view.modseq(index) : Long.MAX_VALUE;
      if (modseq > wish.unchangedSince()) {
        modified.add(uid);
        continue;
      }
      long before = view.flags(index);
      long flags = message == null ? before : message.flags;
      long after = wish.apply(flags, word);
      if (after != flags) {
        changed.put(uid, new Message(uid, before, after));
      }
    }
    return modified;
  }

  /** Whether there is nothing to write. */
  boolean isEmpty() {
    return changed.isEmpty();
  }

  /** The messages that are changed, by uid. */
  Collection<Message> changed() {
    return changed.values();
  }

  /** How many messages more of the mailbox are without {@code \Seen}. */
  long unseen() {
    return -moreWith(Flag.SEEN);
  }

  /** How many messages more of the mailbox are with {@code \Deleted}. */
  long deleted() {
    return moreWith(Flag.DELETED);
  }

  private long moreWith(Flag flag) {
    long more = 0;
    for (Message message : changed.values()) {
      more += (flag.in(message.flags) ? 1 : 0) - (flag.in(message.before) ? 1 : 0);
    }
    return more;
  }

  /**
   * What was done when it was written.
   *
   * @param row the mailbox's afterwards
   */
  MailboxCommit commit(MailboxRow row) {
    ViewChange change = new ViewChange();
    for (Message message : changed.values()) {
      change.flagged(message.uid, message.flags, row.modseq);
    }
    return new MailboxCommit(row, change);
  }
}
