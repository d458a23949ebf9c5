/** Dates, times, durations, spans and time zones of iCalendar (RFC 5545 §3.3, RFC 7809). */
package org.carillon.format.icalendar.time;
