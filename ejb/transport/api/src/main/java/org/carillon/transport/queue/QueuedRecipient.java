package org.carillon.transport.queue;

import java.time.Instant;

/**
 * A pending recipient.
 *
 * @param address its forward-path
 * @param destination a domain as an A-label, an address literal, or empty if it is local
 * @param work the work to do
 * @param attempts the number of attempts
 * @param due the time of the next attempt; during an attempt, the end of the claim
 * @param claimedBy the node that works on it, or empty
 * @param status the last attempt's enhanced status ({@code 4.4.1}), or empty
 * @param host the host that gave the status, or empty
 * @param reply the host's reply or this server's own sentence, or empty
 */
public record QueuedRecipient(
    String address,
    String destination,
    Work work,
    int attempts,
    Instant due,
    String claimedBy,
    String status,
    String host,
    String reply) {

  /** The status of quarantined mail (RFC 3463 §3.8). The reply is the reason. */
  public static final String QUARANTINED = "4.7.1";

  /** Returns whether it was quarantined. It still is while its message is held. */
  public boolean wasQuarantined() {
    return status.equals(QUARANTINED) && host.isEmpty();
  }

  /** The work to do for a recipient. */
  public enum Work {
    /** Relays it to its destination. */
    RELAY,
    /** Delivers it to a local account after a failed attempt. */
    LOCAL,
    /** Reports the outcome to the sender (RFC 3464). */
    NOTICE,
    /** Passes it to a program that the recipient's rules name. */
    PROGRAM,
    /** Delivers it to the members of a group or forwarder. */
    SPREAD
  }
}
