package org.carillon.contract.mailbox.watch;

import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A mailbox whose messages changed, with its present figures.
 *
 * @param mailbox its id
 * @param name its name
 * @param arrived true if messages were added
 * @param expunged true if messages were removed
 * @param flagged true if flags changed
 * @param messages the number of messages
 * @param unseen the number of messages without \Seen
 * @param uidNext UIDNEXT
 * @param uidValidity UIDVALIDITY
 * @param highestModseq HIGHESTMODSEQ
 */
public record MailboxChanges(
    long mailbox,
    MailboxName name,
    boolean arrived,
    boolean expunged,
    boolean flagged,
    long messages,
    long unseen,
    long uidNext,
    long uidValidity,
    long highestModseq) {}
