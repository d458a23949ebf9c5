package org.carillon.protocol.outbound;

/** The result of a session's initiation with another host (RFC 5321 §3.1). */
public sealed interface SessionInitiation {

  /** The host accepts mail transactions. */
  record Ready() implements SessionInitiation {}

  /**
   * The host refuses to talk now; another may accept.
   *
   * @param reply its reply, one line
   */
  record Unwilling(String reply) implements SessionInitiation {}
}
