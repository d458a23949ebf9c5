/** One event as people read, make, change and answer it; as data it is JSCalendar (RFC 8984). */
package org.carillon.webmail.event;
