/** One event to be read, created, changed and answered; as data it is JSCalendar (RFC 8984). */
package org.carillon.webmail.event;
