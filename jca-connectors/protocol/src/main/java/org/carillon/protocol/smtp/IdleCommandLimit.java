package org.carillon.protocol.smtp;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.protocol.smtp.syntax.Reply;

/**
 * Limits the commands of an unauthenticated client between two accepted messages. Commands without
 * errors have a cost too, and connections are few: an idle client is disconnected (RFC 5321 §3.8,
 * §4.5.3.2). The limit allows several envelopes without a message.
 */
final class IdleCommandLimit {
  static final int COMMANDS = 500;
  static final Duration TIME = Duration.ofMinutes(30);
  private static final int ENVELOPES = 5;

  /** Smaller than the chunks of any real client that sends long messages by BDAT. */
  private static final int CHUNK = 1_024;

  private final LongSupplier nanoTime;
  private int commands;
  private long since;

  /** Creates the limit of a new client. */
  IdleCommandLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /** Counts a command; returns the closing reply after too many or too long a time. */
  Optional<Reply> another(int recipients) {
    if (++commands > Math.max(COMMANDS, ENVELOPES * recipients)) {
      return Optional.of(Reply.closing(421, "4.7.0", "Too many commands without a message"));
    }
    return nanoTime.getAsLong() - since > TIME.toNanos()
        ? Optional.of(Reply.closing(421, "4.4.2", "No message received for too long"))
        : Optional.empty();
  }

  /** Notes a part of a message: uncounts its command and restarts the time, if it is not tiny. */
  void brought(long octets) {
    if (octets >= CHUNK) {
      commands--;
      since = nanoTime.getAsLong();
    }
  }

  /** Uncounts a recipient over the limit that a client sent ahead (RFC 5321 §4.5.3.1.10). */
  void wasNeeded() {
    commands--;
  }

  /** Notes an accepted message. */
  void ended() {
    commands = 0;
    since = nanoTime.getAsLong();
  }
}
