package org.carillon.format.icalendar.line;

/** What a component is made of, in the order in which it stands there. */
public sealed interface CalendarNode permits ContentLine, CalendarComponent {}
