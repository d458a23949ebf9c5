package org.carillon.mailbox.internal;

import org.carillon.contract.mailbox.messages.Flag;

/**
 * A mailbox's row, while its account is locked: to be changed, then saved by {@link MailRows#save}.
 */
final class MailboxRow {
  /** The last UID that there is (RFC 9051 §2.3.1.1: 32 bits). */
  static final long LAST_UID = 0xFFFF_FFFFL;

  final long id;
  final long account;
  final String name;
  final long uidValidity;

  /** The modseq of the last change before this transaction. */
  final long modseqBefore;

  long uidNext;
  long modseq;
  long messages;
  long unseen;
  long deleted;
  long octets;

  MailboxRow(
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

  /** Whether it has no UIDs for so many messages more. */
  boolean lacksUids(long messages) {
    return uidNext + messages - 1 > LAST_UID;
  }

  /** Counts a message in. */
  void enter(long flags, long size) {
    count(1, flags, size);
  }

  /** Counts a message out. */
  void leave(long flags, long size) {
    count(-1, flags, -size);
  }

  /** Counts a change of a message's flags. */
  void reflag(long before, long after) {
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
