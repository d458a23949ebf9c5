package org.carillon.mailbox.internal;

/**
 * An account's counters, whose row the current transaction has locked: to be changed, then saved by
 * {@link MailRows#save}.
 */
final class AccountRow {
  final long account;
  final long domain;
  final boolean closed;
  long modseq;
  long uidValidity;
  long messages;
  long octets;

  private boolean stepped;

  AccountRow(
      long account,
      long domain,
      boolean closed,
      long modseq,
      long uidValidity,
      long messages,
      long octets) {
    this.account = account;
    this.domain = domain;
    this.closed = closed;
    this.modseq = modseq;
    this.uidValidity = uidValidity;
    this.messages = messages;
    this.octets = octets;
  }

  /** The modseq of everything this transaction changes in the account: one for all of it. */
  long step() {
    if (!stepped) {
      stepped = true;
      modseq++;
    }
    return modseq;
  }

  /** What {@link #step} answers, without saying that anything is changed yet. */
  long stepModseq() {
    return stepped ? modseq : modseq + 1;
  }

  /** Whether this transaction changes anything. */
  boolean stepped() {
    return stepped;
  }

  /** A UIDVALIDITY that no mailbox of the account ever had, not even before a restore. */
  long newUidValidity(long nowSeconds) {
    uidValidity = Math.max(uidValidity + 1, nowSeconds);
    return uidValidity;
  }
}
