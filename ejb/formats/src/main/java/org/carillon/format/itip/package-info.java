/**
 * Meetings between calendars (iTIP, RFC 5546; its rules for CalDAV, RFC 6638): the effect of an
 * incoming message on a stored object, and the messages that result from a changed object. All
 * classes here work on values only.
 */
package org.carillon.format.itip;
