package org.carillon.format.icalendar.summary;

/**
 * What somebody answers for one instance, other than for the whole.
 *
 * @param override the index of the override that says so; -1 of what is said of the whole by
 *     somebody who is not among its first attendees
 * @param user who, and the answer
 */
public record InstanceAnswer(int override, SummaryUser user) {}
