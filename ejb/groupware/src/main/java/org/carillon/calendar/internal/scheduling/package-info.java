/**
 * Meetings between calendars: incoming messages, notifications of changes, and answers of
 * resources.
 */
package org.carillon.calendar.internal.scheduling;
