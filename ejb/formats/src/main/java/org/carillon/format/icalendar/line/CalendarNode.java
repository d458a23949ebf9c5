package org.carillon.format.icalendar.line;

/** An element of a component: a line or an inner component, in the original order. */
public sealed interface CalendarNode permits ContentLine, CalendarComponent {}
