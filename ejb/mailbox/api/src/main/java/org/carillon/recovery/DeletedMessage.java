package org.carillon.recovery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An expunged message that can be brought back.
 *
 * @param id the message's id in requests
 * @param mailbox the name of the mailbox from which it was expunged last
 * @param at when it was expunged
 * @param until when its undelete window ends; empty if it is kept longer
 * @param octets the message's length
 * @param date the INTERNALDATE with its own offset
 * @param outline the envelope and structure, encoded by {@code
 *     org.carillon.format.mime.structure.Outline}; empty if the message could not be parsed
 */
public record DeletedMessage(
    String id,
    String mailbox,
    Instant at,
    Optional<Instant> until,
    long octets,
    OffsetDateTime date,
    byte[] outline) {}
