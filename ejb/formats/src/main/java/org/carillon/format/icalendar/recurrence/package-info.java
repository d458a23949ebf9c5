/**
 * Recurrence (RFC 5545 §3.8.5, RFC 7529): a series of instances with its overrides, and its bounded
 * expansion. The rules themselves are implemented by lib-recur.
 */
package org.carillon.format.icalendar.recurrence;
