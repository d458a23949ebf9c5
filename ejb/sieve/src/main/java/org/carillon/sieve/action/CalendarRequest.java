package org.carillon.sieve.action;

import java.util.List;
import java.util.Optional;

/**
 * How a calendar message is taken (RFC 9671 §4).
 *
 * @param allowPublic whether METHOD:PUBLISH is taken
 * @param addresses whose it may be, besides the account's own
 * @param updatesOnly whether only events that are there are changed
 * @param calendarId where new events go
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
  /** Keeps a copy. */
  public CalendarRequest {
    addresses = List.copyOf(addresses);
  }
}
