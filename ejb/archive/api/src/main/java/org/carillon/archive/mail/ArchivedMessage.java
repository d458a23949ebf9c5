package org.carillon.archive.mail;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.carillon.contract.mailbox.messages.Flags;

/**
 * A message in a mailbox at the time when an account's mail was archived.
 *
 * @param mailbox the {@link ArchivedMailbox#id} of its mailbox
 * @param uid the UID
 * @param modseq the modseq
 * @param flags the flags
 * @param internalDate the INTERNALDATE
 * @param saved when it was placed into this mailbox (RFC 8514)
 * @param item the message's id, which is the same in several mailboxes, as EMAILID is (RFC 8474)
 * @param thread the item after which its thread is named
 * @param key its iCalendar UID or DAV name
 * @param prefix the trace fields that only this mailbox shows before the content; must not be
 *     modified
 * @param content the content's number, the same for all messages with this content
 * @param octets the content's length
 * @param checksum the CRC-32C of the content
 */
@SuppressWarnings("ArrayRecordComponent") // The record is never compared.
public record ArchivedMessage(
    long mailbox,
    long uid,
    long modseq,
    Flags flags,
    OffsetDateTime internalDate,
    Instant saved,
    long item,
    long thread,
    Optional<String> key,
    byte[] prefix,
    long content,
    long octets,
    int checksum) {}
