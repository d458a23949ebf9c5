/**
 * JSCalendar (RFC 8984), made of calendar objects and read as such. Both ways lose nothing: what
 * one form has no place for is carried along by the other.
 */
package org.carillon.format.jscalendar;
