/**
 * iCalendar (RFC 5545 with RFC 6868, RFC 7529, RFC 7953, RFC 7986, RFC 9073, RFC 9074 and RFC
 * 9253): an object as CalDAV and mail carry it, read and changed without losing anything, with what
 * is asked of it. What it is made of is {@code .line}, times and zones {@code .time}, instances
 * {@code .recurrence}.
 */
package org.carillon.format.icalendar;
