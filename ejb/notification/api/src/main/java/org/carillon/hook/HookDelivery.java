package org.carillon.hook;

import java.time.Instant;
import java.util.Optional;

/**
 * A message to a hook's address.
 *
 * @param message its webhook-id, by which its receiver knows it again
 * @param kind of what it tells
 * @param created when it came to be
 * @param due when it is tried next; empty when it was taken or given up
 * @param tries how often it was posted
 * @param answer the status of the last answer; 0 while there was none
 * @param why why it was not taken, a sentence; else empty
 * @param answered when it was last posted
 */
public record HookDelivery(
    String message,
    String kind,
    Instant created,
    Optional<Instant> due,
    int tries,
    int answer,
    String why,
    Optional<Instant> answered) {

  /** Whether its receiver has it. */
  public boolean isTaken() {
    return due.isEmpty() && why.isEmpty() && tries > 0;
  }
}
