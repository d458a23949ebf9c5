/**
 * The scheduling inbox of CalDAV: messages about meetings that clients can show (RFC 6638 §2.2).
 */
package org.carillon.calendar.internal.scheduling.inbox;
