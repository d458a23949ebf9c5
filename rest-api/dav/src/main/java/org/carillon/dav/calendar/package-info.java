/** CalDAV (RFC 4791): properties, reports and free/busy of calendars, task lists and journals. */
package org.carillon.dav.calendar;
