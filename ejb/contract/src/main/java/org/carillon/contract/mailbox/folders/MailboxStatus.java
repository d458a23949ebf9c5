package org.carillon.contract.mailbox.folders;

/**
 * A mailbox's figures (RFC 9051 §6.3.11, RFC 7162, RFC 8438).
 *
 * @param mailboxId its opaque id
 * @param messages how many messages
 * @param recent how many no session has been told of yet
 * @param unseen how many without \Seen
 * @param deleted how many with \Deleted
 * @param size the sum of their octets; 0 where some are veiled for who asks
 * @param uidNext the next uid, at least
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

  /** The same with another sum of octets. */
  public MailboxStatus withSize(long other) {
    return new MailboxStatus(
        mailboxId, messages, recent, unseen, deleted, other, uidNext, uidValidity, highestModseq);
  }

  /** The same with another number of those without \Seen. */
  public MailboxStatus withUnseen(long other) {
    return new MailboxStatus(
        mailboxId, messages, recent, other, deleted, size, uidNext, uidValidity, highestModseq);
  }
}
