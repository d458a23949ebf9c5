package org.carillon.hook;

import java.time.Instant;
import java.util.Optional;

/**
 * A message to a hook's address.
 *
 * @param message its webhook-id, by which the receiver recognises a repeated message
 * @param kind the kind of change it reports
 * @param created when it was created
 * @param due the time of the next attempt; empty once it was delivered or given up
 * @param tries how often it was posted
 * @param answer the status of the last response; 0 if there was none yet
 * @param why why it was not accepted, as a sentence; else empty
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

  /** Returns whether the receiver has accepted the message. */
  public boolean isTaken() {
    return due.isEmpty() && why.isEmpty() && tries > 0;
  }
}
