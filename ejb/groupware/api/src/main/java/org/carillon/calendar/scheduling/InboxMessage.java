package org.carillon.calendar.scheduling;

import java.time.Instant;

/**
 * A message about a meeting that an account received.
 *
 * @param id its number, larger than the numbers of all earlier messages
 * @param octets the iTIP message, which must not be modified
 * @param arrived when it was received
 */
@SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
public record InboxMessage(long id, byte[] octets, Instant arrived) {}
