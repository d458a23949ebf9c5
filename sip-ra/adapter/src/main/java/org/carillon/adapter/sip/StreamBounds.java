package org.carillon.adapter.sip;

import java.time.Duration;

/**
 * Limits on the data of a connection's peer.
 *
 * @param header the most octets of start line and headers
 * @param queued the most octets that wait to be sent
 * @param whole the longest time from a message's first octet to its last, and of a TLS handshake
 */
record StreamBounds(int header, int body, int queued, Duration whole) {
  /** The bounds for unauthenticated peers, which suffice for a call. */
  static final StreamBounds STRANGERS =
      new StreamBounds(8_192, 16_384, 65_536, Duration.ofSeconds(10));

  /** The bounds for our own users and nodes. */
  static final StreamBounds KNOWN =
      new StreamBounds(16_384, 65_536, 262_144, Duration.ofSeconds(32));
}
