package org.carillon.adapter.sip;

import org.carillon.protocol.sip.flow.Flow;

/** The receiver of what sockets read. Must return at once. */
@FunctionalInterface
interface Received {
  /** Takes a message, or the head of one that is too large, and its flow. */
  void message(Flow flow, byte[] octets);
}
