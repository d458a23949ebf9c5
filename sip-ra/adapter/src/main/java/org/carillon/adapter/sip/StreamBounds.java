package org.carillon.adapter.sip;

import java.time.Duration;

/**
 * What the peer of a connection may make us keep.
 *
 * @param header the most octets of start line and headers
 * @param body the most octets of a body
 * @param queued the most octets that are to be sent
 * @param whole how long a message may take from its first octet to its last, and a TLS handshake
 */
record StreamBounds(int header, int body, int queued, Duration whole) {
  /** Of who proved nothing: enough for a call. */
  static final StreamBounds STRANGERS =
      new StreamBounds(8_192, 16_384, 65_536, Duration.ofSeconds(10));

  /** Of our own users and nodes. */
  static final StreamBounds KNOWN =
      new StreamBounds(16_384, 65_536, 262_144, Duration.ofSeconds(32));
}
