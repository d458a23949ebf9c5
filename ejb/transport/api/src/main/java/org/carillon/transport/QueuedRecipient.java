package org.carillon.transport;

import java.time.Instant;

/**
 * A recipient that waits.
 *
 * @param address its forward-path
 * @param destination where it goes: a domain as an A-label, an address literal, or empty when it is
 *     local
 * @param work what is to be done
 * @param attempts how often it was tried
 * @param due when it is tried next; while it is worked on, when the claim ends
 * @param claimedBy the node that works on it, or empty
 * @param status the last attempt's enhanced status ({@code 4.4.1}), or empty
 * @param host who said so, or empty
 * @param reply the host's reply or our own sentence, or empty
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

  /**
   * The status of what is kept in quarantine (RFC 3463 §3.8: by policy); no host said so, and the
   * reply is the reason.
   */
  public static final String QUARANTINED = "4.7.1";

  /** Whether it was put into quarantine; it is there for as long as its message is held. */
  public boolean wasQuarantined() {
    return status.equals(QUARANTINED) && host.isEmpty();
  }

  /** What is to be done for a recipient. */
  public enum Work {
    /** Send it to its destination. */
    RELAY,
    /** Deliver it to a local account that could not take it. */
    LOCAL,
    /** Tell the sender what became of it (RFC 3464). */
    NOTICE,
    /** Hand it to a program that the recipient's rules name. */
    PROGRAM,
    /** Give it to those whom a group or forwarder stands for. */
    SPREAD
  }
}
