package org.carillon.store.opening;

import java.util.Arrays;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailboxRow;

/** The messages that one transaction adds to a mailbox: UIDs without a gap. */
public final class PlacedRange {
  public final MailboxRow mailbox;
  public final long firstUid;
  private long[] flags = new long[4];
  private int size;
  private boolean filling;

  public PlacedRange(MailboxRow mailbox) {
    this.mailbox = mailbox;
    this.firstUid = mailbox.uidNext;
  }

  /** Adds a message and returns its UID, which is the mailbox's next. */
  public long add(long word, long octets) {
    if (size == flags.length) {
      flags = Arrays.copyOf(flags, 2 * size);
    }
    flags[size++] = word;
    mailbox.enter(word, octets);
    return mailbox.uidNext++;
  }

  public int size() {
    return size;
  }

  public long lastUid() {
    return firstUid + size - 1;
  }

  /** Returns the flags of the message at an index. */
  public long flags(int index) {
    return flags[index];
  }

  /** Returns the flags of all messages. */
  public long[] flags() {
    return Arrays.copyOf(flags, size);
  }

  /** Records whether the account became full, after its counters were compared with its limits. */
  public void counted(AccountRow owner) {
    filling = owner.isFilled();
  }

  /** Returns whether the transaction made the account full. */
  boolean isFilling() {
    return filling;
  }

  public ChangeLog.Placed logged() {
    return new ChangeLog.Placed(mailbox.account, mailbox.modseq, mailbox.id, firstUid, lastUid());
  }
}
