/**
 * iCalendar (RFC 5545 with 6868, 7529, 7808, 7953, 7986, 9073, 9074 and 9253): an object as CalDAV
 * and mail carry it, read and changed without losing anything, with what is asked of it. What it is
 * made of is {@code .line}, times and zones {@code .time}, instances {@code .recurrence}.
 */
package org.carillon.format.icalendar;
