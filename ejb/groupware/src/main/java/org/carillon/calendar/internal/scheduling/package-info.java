/** Meetings between calendars: incoming messages, notifications, and resources' answers. */
package org.carillon.calendar.internal.scheduling;
