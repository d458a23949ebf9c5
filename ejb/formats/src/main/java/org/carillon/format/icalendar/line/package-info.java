/**
 * iCalendar as it is written (RFC 5545 §3.1): content lines in components, each kept with its
 * octets, so that what nobody changed is written as it came.
 */
package org.carillon.format.icalendar.line;
