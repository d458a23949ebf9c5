/** Calendars and free/busy as files, secret addresses, and imports. */
package org.carillon.calendar.internal.published;
