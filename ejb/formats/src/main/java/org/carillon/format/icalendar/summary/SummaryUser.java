package org.carillon.format.icalendar.summary;

/**
 * Somebody who is invited.
 *
 * @param mail the mail address in small letters; empty when there is none
 * @param participation the answer (PARTSTAT)
 */
public record SummaryUser(String mail, String participation) {}
