package org.carillon.contract.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time and the priority that a sender asked for by parameters of MAIL.
 *
 * @param heldUntil the time before which the message is not sent, by HOLDFOR= or HOLDUNTIL= (RFC
 *     4865); empty for at once
 * @param priority MT-PRIORITY= (RFC 6710 §4), from -9 to 9; 0 is normal, and more is earlier
 */
public record SenderOptions(Optional<Instant> heldUntil, int priority) {
  /** The longest time for which a message can be held. */
  public static final Duration LONGEST_HOLD = Duration.ofDays(366);

  /** The most urgent priority; the least urgent one is its negative. */
  public static final int MOST_URGENT = 9;

  /** No parameter was given. */
  public static final SenderOptions NONE = new SenderOptions(Optional.empty(), 0);

  public SenderOptions {
    if (Math.abs(priority) > MOST_URGENT) {
      throw new IllegalArgumentException("A priority is from -9 to 9, not " + priority);
    }
  }

  /** Returns the same options with another priority. */
  public SenderOptions withPriority(int other) {
    return new SenderOptions(heldUntil, other);
  }
}
