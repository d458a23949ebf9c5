package org.carillon.recovery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An expunged message that can be brought back.
 *
 * @param id what it is chosen by
 * @param mailbox the name of the mailbox it was expunged from last
 * @param at when it was expunged
 * @param until when its undelete window ends; empty where it is kept longer than that
 * @param octets how long it is
 * @param date INTERNALDATE with its own offset
 * @param outline envelope and structure, encoded by {@code
 *     org.carillon.format.mime.structure.Outline}; empty when the message could not be parsed
 */
public record DeletedMessage(
    String id,
    String mailbox,
    Instant at,
    Optional<Instant> until,
    long octets,
    OffsetDateTime date,
    byte[] outline) {}
