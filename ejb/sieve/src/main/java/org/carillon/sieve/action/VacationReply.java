package org.carillon.sieve.action;

import java.util.Optional;

/**
 * A vacation answer (RFC 5230 §5), without the parts that only the sending server knows.
 *
 * @param from an address field's value for From, if given
 * @param subject its subject
 * @param isMime whether the text is a MIME part with its own header (RFC 5230 §4.3)
 * @param text the text, or the whole MIME part
 * @param inReplyTo the answered message's Message-ID
 * @param references the answered message's references, and its Message-ID
 */
public record VacationReply(
    Optional<String> from,
    String subject,
    boolean isMime,
    String text,
    Optional<String> inReplyTo,
    Optional<String> references) {}
