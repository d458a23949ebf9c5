package org.carillon.format.icalendar.summary;

/**
 * An attendee.
 *
 * @param mail the mail address in lower case; empty if there is none
 * @param participation the reply (PARTSTAT)
 */
public record SummaryUser(String mail, String participation) {}
