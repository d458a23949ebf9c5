/**
 * Calendars, task lists and journals: what their objects must be, what is known of each, queries,
 * instances in a span, free/busy. Objects themselves are {@link org.carillon.groupware}'s.
 */
package org.carillon.calendar;
