/**
 * JSCalendar (RFC 8984): calendar objects are converted to it and back. Nothing is lost in either
 * direction: what one format has no place for is preserved in the other.
 */
package org.carillon.format.jscalendar;
