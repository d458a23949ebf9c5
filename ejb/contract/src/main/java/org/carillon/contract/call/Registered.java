package org.carillon.contract.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The answer to a {@link Registration}. */
public sealed interface Registered {

  /**
   * Done, and known to every node.
   *
   * @param bindings all of the user's bindings
   * @param at when it was done: by this time of the registrar's each of them has still to live what
   *     it was granted
   */
  record Current(List<Binding> bindings, Instant at) implements Registered {}

  /**
   * An expiry was too short; nothing was changed (423).
   *
   * @param minimum the shortest that is taken
   */
  record TooBrief(Duration minimum) implements Registered {}

  /** An older or repeated request of the same Call-ID; nothing was changed (RFC 3261 §10.3). */
  record OutOfOrder() implements Registered {}

  /**
   * The user would have too many bindings; nothing was changed.
   *
   * @param most how many a user may have
   */
  record TooMany(int most) implements Registered {}

  /**
   * The location service is away.
   *
   * @param why a sentence for the log
   */
  record Unavailable(String why) implements Registered {}
}
