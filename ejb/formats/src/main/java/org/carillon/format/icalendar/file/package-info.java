/** Calendars as files: many objects in one iCalendar or vCalendar file, read and written. */
package org.carillon.format.icalendar.file;
