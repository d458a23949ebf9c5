package org.carillon.sieve.action;

import java.util.List;
import java.util.Optional;

/**
 * The arguments for a calendar message (RFC 9671 §4).
 *
 * @param allowPublic whether METHOD:PUBLISH is accepted
 * @param addresses the accepted addresses, besides the account's own
 * @param updatesOnly whether only existing events are changed
 * @param calendarId the calendar of new events
 * @param deleteCancelled whether cancelled events are deleted
 * @param organizers the external list that organizers must be in
 */
public record CalendarRequest(
    boolean allowPublic,
    List<String> addresses,
    boolean updatesOnly,
    Optional<String> calendarId,
    boolean deleteCancelled,
    Optional<String> organizers) {
  public CalendarRequest {
    addresses = List.copyOf(addresses);
  }
}
