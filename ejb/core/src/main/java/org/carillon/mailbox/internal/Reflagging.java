package org.carillon.mailbox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The messages of one mailbox that a transaction looks at to change their flags, by uid. */
final class Reflagging {
  final AccountRow owner;
  final MailboxRow mailbox;
  private final TreeMap<Long, Message> messages = new TreeMap<>();

  /**
   * A message.
   *
   * @param before its flags before the transaction
   * @param flags its flags now
   */
  record Message(long uid, long before, long flags, long modseq) {}

  Reflagging(AccountRow owner, MailboxRow mailbox) {
    this.owner = owner;
    this.mailbox = mailbox;
  }

  /** Takes messages from a view of the mailbox as it is. */
  void look(IndexView view, long[] uids) {
    for (long uid : uids) {
      int index = view.indexOf(uid);
      if (index >= 0) {
        long flags = view.flags(index);
        messages.put(uid, new Message(uid, flags, flags, view.modseq(index)));
      }
    }
  }

  /**
   * Changes flags.
   *
   * @param word the flags asked for, packed
   * @return the uids left alone, since they were changed since the wish's modseq
   */
  List<Long> apply(long[] uids, FlagWish wish, long word) {
    List<Long> modified = new ArrayList<>();
    for (long uid : uids) {
      Message message = messages.get(uid);
      if (message == null) {
        continue;
      }
      if (message.modseq > wish.unchangedSince()) {
        modified.add(uid);
        continue;
      }
      long after = wish.apply(message.flags, word);
      if (after != message.flags) {
        mailbox.modseq = owner.step();
        mailbox.reflag(message.flags, after);
        messages.put(uid, new Message(uid, message.before, after, mailbox.modseq));
      }
    }
    return modified;
  }

  /** The messages that were changed. */
  List<Message> changed() {
    return messages.values().stream()
        .filter(message -> message.modseq > mailbox.modseqBefore)
        .toList();
  }

  MailboxCommit commit() {
    ViewChange change = new ViewChange();
    for (Message message : changed()) {
      change.flagged(message.uid, message.flags, message.modseq);
    }
    return new MailboxCommit(mailbox, change);
  }
}
