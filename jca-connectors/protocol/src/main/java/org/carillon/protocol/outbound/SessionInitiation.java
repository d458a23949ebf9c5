package org.carillon.protocol.outbound;

/** The result of a session's initiation with another host (RFC 5321 §3.1). */
public sealed interface SessionInitiation {

  /** The host accepts mail transactions. */
  record Ready() implements SessionInitiation {}

  /** The host refuses, by a reply of one line, to talk now; another may accept. */
  record Unwilling(String reply) implements SessionInitiation {}
}
