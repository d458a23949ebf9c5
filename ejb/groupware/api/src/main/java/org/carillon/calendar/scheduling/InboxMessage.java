package org.carillon.calendar.scheduling;

import java.time.Instant;

/**
 * A message about a meeting that came for an account.
 *
 * @param id its number, larger than those of all that came before
 * @param octets the iTIP message, not to be changed
 * @param arrived when it came
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, and never compared.
public record InboxMessage(long id, byte[] octets, Instant arrived) {}
