/** Whole calendars as files: many objects in one iCalendar or vCalendar, read and written. */
package org.carillon.format.icalendar.file;
