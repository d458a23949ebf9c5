package org.carillon.format.icalendar.summary;

/** An attendee: the mail address in lower case, or empty, and the reply (PARTSTAT). */
public record SummaryUser(String mail, String participation) {}
