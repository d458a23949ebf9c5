/**
 * Calendars, task lists and journals: the rules for their objects, summaries, queries, instances in
 * a span, and free/busy. The objects themselves are in {@link org.carillon.groupware}.
 */
package org.carillon.calendar;
