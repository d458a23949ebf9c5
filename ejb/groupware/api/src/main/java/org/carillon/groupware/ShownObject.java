package org.carillon.groupware;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What mail clients see of an object: the message around it.
 *
 * @param subject its Subject
 * @param fromName its From's name; empty for none
 * @param fromAddress its From's address; empty for that of who puts it
 * @param date its Date; empty for now
 * @param text its text for people, with lines ended by LF
 */
public record ShownObject(
    String subject,
    String fromName,
    Optional<String> fromAddress,
    Optional<OffsetDateTime> date,
    String text) {}
