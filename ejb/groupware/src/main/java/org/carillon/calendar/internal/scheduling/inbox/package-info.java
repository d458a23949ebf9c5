/** The inbox of CalDAV: what came of meetings, for clients to look at (RFC 6638 §2.2). */
package org.carillon.calendar.internal.scheduling.inbox;
