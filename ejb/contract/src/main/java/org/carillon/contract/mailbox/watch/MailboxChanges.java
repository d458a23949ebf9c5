package org.carillon.contract.mailbox.watch;

import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A mailbox whose messages changed, with its figures now.
 *
 * @param mailbox its id
 * @param name its name
 * @param arrived whether messages came
 * @param expunged whether messages went
 * @param flagged whether flags changed
 * @param messages how many there are
 * @param unseen how many lack \Seen
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
