package org.carillon.contract.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The answer to a {@link Registration}. */
public sealed interface Registered {

  /**
   * The registration was done, and every node knows of it.
   *
   * @param bindings all of the user's bindings
   * @param at the registrar's time at which it was done; the granted expiry of each binding counts
   *     from then
   */
  record Current(List<Binding> bindings, Instant at) implements Registered {}

  /**
   * An expiry was too short; nothing was changed (423).
   *
   * @param minimum the shortest expiry that is accepted
   */
  record TooBrief(Duration minimum) implements Registered {}

  /** An older or repeated request of the same Call-ID; nothing was changed (RFC 3261 §10.3). */
  record OutOfOrder() implements Registered {}

  /**
   * The user would have too many bindings; nothing was changed.
   *
   * @param most the maximum number of bindings of a user
   */
  record TooMany(int most) implements Registered {}

  /**
   * The location service is unavailable.
   *
   * @param why a sentence for the log
   */
  record Unavailable(String why) implements Registered {}
}
