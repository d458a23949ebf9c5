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

  /** An expiry is shorter than the minimum; nothing was changed (423). */
  record TooBrief(Duration minimum) implements Registered {}

  /** An older or repeated request of the same Call-ID; nothing was changed (RFC 3261 §10.3). */
  record OutOfOrder() implements Registered {}

  /** The user would have more bindings than the maximum; nothing was changed. */
  record TooMany(int most) implements Registered {}

  /** The location service is unavailable, for a reason that goes into the log. */
  record Unavailable(String why) implements Registered {}
}
