package org.carillon.adapter.sip;

import org.carillon.protocol.sip.flow.Flow;

/** Who is given what the sockets receive. Must return at once. */
@FunctionalInterface
interface Received {
  /** One whole message, and the way it came. */
  void message(Flow flow, byte[] octets);
}
