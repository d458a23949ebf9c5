package org.carillon.mailbox.internal;

import java.util.Arrays;

/** The messages that one transaction adds to a mailbox: uids without a gap. */
final class Growth {
  final MailboxRow mailbox;
  final long firstUid;
  private long[] flags = new long[4];
  private int size;
  private boolean filling;

  Growth(MailboxRow mailbox) {
    this.mailbox = mailbox;
    this.firstUid = mailbox.uidNext;
  }

  /** Adds a message. Its uid is the mailbox's next. */
  long add(long word, long octets) {
    if (size == flags.length) {
      flags = Arrays.copyOf(flags, 2 * size);
    }
    flags[size++] = word;
    mailbox.enter(word, octets);
    return mailbox.uidNext++;
  }

  int size() {
    return size;
  }

  long lastUid() {
    return firstUid + size - 1;
  }

  /** The flags of the message at an index. */
  long flags(int index) {
    return flags[index];
  }

  /** The flags of all messages. */
  long[] flags() {
    return Arrays.copyOf(flags, size);
  }

  /** Notes what became of the account, whose counters were compared with its limits. */
  void counted(AccountRow owner) {
    filling = owner.isFilled();
  }

  /** Whether the account became full by the transaction. */
  boolean isFilling() {
    return filling;
  }

  ChangeLog.Placed logged() {
    return new ChangeLog.Placed(mailbox.account, mailbox.modseq, mailbox.id, firstUid, lastUid());
  }
}
