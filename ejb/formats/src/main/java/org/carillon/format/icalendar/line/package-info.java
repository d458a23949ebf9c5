/**
 * The syntax of iCalendar (RFC 5545 §3.1): content lines in components. Each line keeps its octets,
 * so that unchanged lines are written as they were read.
 */
package org.carillon.format.icalendar.line;
