package org.carillon.groupware;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The message around an object, as mail clients show it.
 *
 * @param subject its Subject
 * @param fromName the name in its From, or empty for none
 * @param fromAddress the address in its From, or empty for the address of the user who stores it
 * @param date its Date, or empty for now
 * @param text its text for people, with lines ended by LF
 */
public record ObjectMessageText(
    String subject,
    String fromName,
    Optional<String> fromAddress,
    Optional<OffsetDateTime> date,
    String text) {}
