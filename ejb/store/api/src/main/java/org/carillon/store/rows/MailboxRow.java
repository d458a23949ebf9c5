package org.carillon.store.rows;

import org.carillon.contract.mailbox.messages.Flag;

/** A mailbox's row, its account locked. The caller saves it with {@link MailRows#save}. */
public final class MailboxRow {
  /** The highest possible UID (RFC 9051 §2.3.1.1: 32 bits). */
  static final long LAST_UID = 0xFFFF_FFFFL;

  public final long id;
  public final long account;
  public final String name;
  public final long uidValidity;

  /** The modseq of the last change before this transaction. */
  public final long modseqBefore;

  public long uidNext;
  public long modseq;
  public long messages;
  public long unseen;
  public long deleted;
  public long octets;

  public MailboxRow(
      long id,
      long account,
      String name,
      long uidValidity,
      long uidNext,
      long modseq,
      long messages,
      long unseen,
      long deleted,
      long octets) {
    this.id = id;
    this.account = account;
    this.name = name;
    this.uidValidity = uidValidity;
    this.uidNext = uidNext;
    this.modseqBefore = modseq;
    this.modseq = modseq;
    this.messages = messages;
    this.unseen = unseen;
    this.deleted = deleted;
    this.octets = octets;
  }

  /** Returns whether the mailbox has too few UIDs left for the given number of messages. */
  public boolean lacksUids(long messages) {
    return uidNext + messages - 1 > LAST_UID;
  }

  /** Adds a message to the counters. */
  public void enter(long flags, long size) {
    count(1, flags, size);
  }

  /** Subtracts a message from the counters. */
  public void leave(long flags, long size) {
    count(-1, flags, -size);
  }

  /** Updates the counters for a change of a message's flags. */
  public void reflag(long before, long after) {
    count(-1, before, 0);
    count(1, after, 0);
  }

  private void count(int sign, long flags, long size) {
    messages += sign;
    unseen += Flag.SEEN.in(flags) ? 0 : sign;
    deleted += Flag.DELETED.in(flags) ? sign : 0;
    octets += size;
  }
}
