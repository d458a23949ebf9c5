package org.carillon.sieve.action;

import java.util.Optional;

/**
 * An answer of the vacation action (RFC 5230 §5), without what only the sending server knows.
 *
 * @param from who answers, if the script says; an address field's value
 * @param subject of it
 * @param isMime whether the text is a MIME part with its own header (RFC 5230 §4.3)
 * @param text what is said; of a MIME part all of it
 * @param inReplyTo the answered message's Message-ID
 * @param references the answered message's references, and its own
 */
public record VacationReply(
    Optional<String> from,
    String subject,
    boolean isMime,
    String text,
    Optional<String> inReplyTo,
    Optional<String> references) {}
