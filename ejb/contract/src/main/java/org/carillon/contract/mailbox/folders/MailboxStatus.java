package org.carillon.contract.mailbox.folders;

/**
 * A mailbox's figures (RFC 9051 §6.3.11, RFC 7162, RFC 8438).
 *
 * @param mailboxId its opaque id
 * @param messages the number of messages
 * @param recent the number of messages that no session has been told of yet
 * @param unseen the number of messages without \Seen
 * @param deleted the number of messages with \Deleted
 * @param size the sum of their octets; 0 if some of them are hidden from the caller
 * @param uidNext a lower bound of the next uid
 * @param uidValidity the uids' validity
 * @param highestModseq the highest modseq
 */
public record MailboxStatus(
    String mailboxId,
    long messages,
    long recent,
    long unseen,
    long deleted,
    long size,
    long uidNext,
    long uidValidity,
    long highestModseq) {

  /** Returns the same figures with another sum of octets. */
  public MailboxStatus withSize(long other) {
    return new MailboxStatus(
        mailboxId, messages, recent, unseen, deleted, other, uidNext, uidValidity, highestModseq);
  }

  /** Returns the same figures with another number of messages without \Seen. */
  public MailboxStatus withUnseen(long other) {
    return new MailboxStatus(
        mailboxId, messages, recent, other, deleted, size, uidNext, uidValidity, highestModseq);
  }
}
