package org.carillon.calendar;

import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.groupware.ObjectEntry;

/**
 * An instance of an object in a calendar.
 *
 * @param object the object
 * @param summary the summary of the object
 * @param instance the recurrence id and the time of the instance
 */
public record CalendarInstance(
    ObjectEntry object, CalendarSummary summary, SeriesInstance instance) {}
