/**
 * Recurrence (RFC 5545 §3.8.5, RFC 7529): a series of instances with what differs of single ones,
 * and how it is expanded within bounds. Rules themselves are lib-recur's.
 */
package org.carillon.format.icalendar.recurrence;
