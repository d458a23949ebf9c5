package org.carillon.protocol.outbound;

/** The result of a session's initiation with another host (RFC 5321 §3.1). */
public sealed interface SessionInitiation {

  /** The host accepts mail transactions. */
  record Ready() implements SessionInitiation {}

  /**
   * The host does not talk now, or refuses our sign-in; another may accept.
   *
   * @param status an enhanced status code (RFC 3463) that begins with 4
   * @param reply the host's reply, or a sentence
   */
  record Unwilling(String status, String reply) implements SessionInitiation {}

  /** The host does not encrypt as the route demands. */
  record Insecure(String why) implements SessionInitiation {}
}
