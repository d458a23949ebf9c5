/**
 * iCalendar (RFC 5545 with RFC 6868, RFC 7529, RFC 7953, RFC 7986, RFC 9073, RFC 9074 and RFC
 * 9253): objects of CalDAV and mail, which are read and changed without losing anything. Syntax is
 * in {@code .line}, times and zones are in {@code .time}, instances in {@code .recurrence}.
 */
package org.carillon.format.icalendar;
