/** Calendars of others, fetched by their addresses and shown as they are there. */
package org.carillon.calendar.internal.subscribed;
