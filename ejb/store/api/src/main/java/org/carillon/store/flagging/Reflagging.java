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

/** Changes of one mailbox's flags, computed in the order of requests and not written yet. */
final class Reflagging {
  private final long account;
  private final IndexView view;
  private final TreeMap<Long, Message> changed = new TreeMap<>();

  /**
   * A changed message.
   *
   * @param before its flags as the view shows them
   * @param flags its new flags
   */
  record Message(long uid, long before, long flags) {}

  /** Creates an empty set of changes for the messages of a view. */
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
   * Changes flags. A message changed here before is newer than any modseq that a STORE can name.
   *
   * @param word the packed flags of the STORE
   * @return the UIDs left alone, since they were changed after the modseq that the client gave
   */
  List<Long> apply(long[] uids, FlagRequest request, long word) {
    List<Long> modified = new ArrayList<>();
    for (long uid : uids) {
      int index = view.indexOf(uid);
      if (index < 0) {
        continue;
      }
      Message message = changed.get(uid);
      long modseq = message == null ? view.modseq(index) : Long.MAX_VALUE;
      if (modseq > request.unchangedSince()) {
        modified.add(uid);
        continue;
      }
      long before = view.flags(index);
      long flags = message == null ? before : message.flags;
      long after = request.apply(flags, word);
      if (after != flags) {
        changed.put(uid, new Message(uid, before, after));
      }
    }
    return modified;
  }

  boolean isEmpty() {
    return changed.isEmpty();
  }

  Collection<Message> changed() {
    return changed.values();
  }

  /** Returns the change in the number of messages without {@code \Seen}. */
  long unseen() {
    return -moreWith(Flag.SEEN);
  }

  /** Returns the change in the number of messages with {@code \Deleted}. */
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
   * Returns the commit, after the changes were written.
   *
   * @param row the mailbox's row after the changes
   */
  MailboxCommit commit(MailboxRow row) {
    ViewChange change = new ViewChange();
    for (Message message : changed.values()) {
      change.flagged(message.uid, message.flags, row.modseq);
    }
    return new MailboxCommit(row, change);
  }
}
