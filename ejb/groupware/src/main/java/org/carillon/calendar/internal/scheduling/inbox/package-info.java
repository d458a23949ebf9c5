/** The CalDAV scheduling inbox: messages about meetings for clients (RFC 6638 §2.2). */
package org.carillon.calendar.internal.scheduling.inbox;
