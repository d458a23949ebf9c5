package org.carillon.adapter.sip;

import org.carillon.protocol.sip.flow.Flow;

/** Who is given what the sockets receive. Must return at once. */
@FunctionalInterface
interface Received {
  /** A message, or the head of one that is too large, and the way it came. */
  void message(Flow flow, byte[] octets);
}
