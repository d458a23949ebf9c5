package org.carillon.format.icalendar.summary;

/**
 * An attendee's reply to one instance that differs from the reply to the whole series.
 *
 * @param override the index of the override; -1 for a reply to the whole series from an attendee
 *     who is not among the first ones of the summary
 * @param user the attendee and the reply
 */
public record InstanceReply(int override, SummaryUser user) {}
