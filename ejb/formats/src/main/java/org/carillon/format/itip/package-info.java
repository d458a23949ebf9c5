/**
 * Meetings between calendars (iTIP, RFC 5546; its rules for CalDAV, RFC 6638): what an incoming
 * message makes of a stored object, and which messages a changed object makes. Nothing here reads
 * or writes anything but values.
 */
package org.carillon.format.itip;
