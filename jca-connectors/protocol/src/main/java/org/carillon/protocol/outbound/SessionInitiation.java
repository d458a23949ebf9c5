package org.carillon.protocol.outbound;

/** How a session with another host began (RFC 5321 §3.1). */
public sealed interface SessionInitiation {

  /** Messages may be handed over. */
  record Ready() implements SessionInitiation {}

  /**
   * The host will not talk now; another may.
   *
   * @param reply its reply, one line
   */
  record Unwilling(String reply) implements SessionInitiation {}
}
