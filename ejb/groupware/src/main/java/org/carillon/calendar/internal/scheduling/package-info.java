/** Meetings between calendars: messages that come, changes that are told, resources that answer. */
package org.carillon.calendar.internal.scheduling;
