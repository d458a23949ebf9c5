/** Calendars that are published elsewhere, fetched by their addresses and shown unchanged. */
package org.carillon.calendar.internal.subscribed;
