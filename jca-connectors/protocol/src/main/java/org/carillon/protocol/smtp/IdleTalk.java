package org.carillon.protocol.smtp;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.protocol.smtp.syntax.Reply;

/**
 * What a client that nobody vouches for says between two messages that are taken. Commands that are
 * no errors cost something, too, and a connection is one of few: who brings nothing goes (RFC 5321
 * §3.8, §4.5.3.2). Room is for several envelopes that come to nothing.
 */
final class IdleTalk {
  static final int COMMANDS = 500;
  static final Duration TIME = Duration.ofMinutes(30);
  private static final int ENVELOPES = 5;

  /** Less than any client sends at a time that sends by BDAT what is long. */
  private static final int CHUNK = 1_024;

  private final LongSupplier nanoTime;
  private int commands;
  private long since;

  /** The client has just come. */
  IdleTalk(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /**
   * One more command; the last words when that is too much.
   *
   * @param recipients how many a message may have
   */
  Optional<Reply> another(int recipients) {
    if (++commands > Math.max(COMMANDS, ENVELOPES * recipients)) {
      return Optional.of(Reply.closing(421, "4.7.0", "So many commands, and no message"));
    }
    return nanoTime.getAsLong() - since > TIME.toNanos()
        ? Optional.of(Reply.closing(421, "4.4.2", "No message came for too long"))
        : Optional.empty();
  }

  /** A part of a message came: that was no idle talk, if it was more than a few octets. */
  void brought(long octets) {
    if (octets >= CHUNK) {
      commands--;
      since = nanoTime.getAsLong();
    }
  }

  /**
   * What the last command was is no idle talk: one more recipient than a message may have, which a
   * client that has many asks for before it hears of the first (RFC 5321 §4.5.3.1.10).
   */
  void wasNeeded() {
    commands--;
  }

  /** A message was taken. */
  void ended() {
    commands = 0;
    since = nanoTime.getAsLong();
  }
}
