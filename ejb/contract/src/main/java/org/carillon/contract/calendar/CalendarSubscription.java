package org.carillon.contract.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A calendar of somebody else's that is fetched by its address.
 *
 * @param collection the calendar that shows it
 * @param address where it is fetched
 * @param every how long it waits from one look to the next
 * @param fetched when what is shown was there last; empty where it never was
 * @param asked when it was looked for last; empty where it was not yet
 * @param fault why it was not there then
 * @param status what the server said then; 0 where the fault is none of its answers
 */
public record CalendarSubscription(
    long collection,
    String address,
    Duration every,
    Optional<Instant> fetched,
    Optional<Instant> asked,
    Fault fault,
    int status) {

  /** Why a calendar could not be fetched. */
  public enum Fault {
    /** It was. */
    NONE,
    /** The server says that it has none. */
    STATUS,
    /** Nobody answered in time. */
    SILENT,
    /** The address leads to where nothing is fetched from: a private network. */
    REFUSED,
    /** What is there is no calendar, or too large. */
    UNREADABLE,
    /** There was no room for it, or it could not be stored for another reason of ours. */
    NO_ROOM
  }
}
