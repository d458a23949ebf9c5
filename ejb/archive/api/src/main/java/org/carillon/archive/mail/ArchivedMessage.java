package org.carillon.archive.mail;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.carillon.contract.mailbox.messages.Flags;

/**
 * A message in a mailbox as it was when an account's mail was archived.
 *
 * @param mailbox the {@link ArchivedMailbox#id} of its mailbox
 * @param uid its uid
 * @param modseq its modseq
 * @param flags its flags
 * @param internalDate INTERNALDATE
 * @param saved when it was put into this mailbox (RFC 8514)
 * @param item which message it is: in several mailboxes the same, as EMAILID is (RFC 8474)
 * @param thread the item that its thread is named after
 * @param key its iCalendar UID or DAV name
 * @param prefix trace fields that only this mailbox shows before the content; not to be changed
 * @param content the content's number, the same for all messages that have it
 * @param octets the content's length
 * @param checksum CRC-32C of the content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
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
