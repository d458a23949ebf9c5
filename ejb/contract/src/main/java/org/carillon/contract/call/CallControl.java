package org.carillon.contract.call;

import java.net.InetAddress;

/** The core as the SIP adapter knows it. */
public interface CallControl {

  /** Who stands behind an address. */
  Addressee find(AddressOfRecord address);

  /**
   * Checks an answer to a digest challenge (RFC 8760), by whichever algorithm. What is wrong counts
   * with the wrong passwords of every other way in.
   *
   * @param source the client's address
   * @param encrypted whether it came over TLS
   */
  DigestVerdict check(DigestAnswer answer, InetAddress source, boolean encrypted);

  /** Changes or tells a user's bindings (RFC 3261 §10.3). */
  Registered register(Registration registration);

  /** Decides where a request outside any dialog goes. */
  CallRoute route(CallRequest request);

  /** What strangers may get wrong in a minute. Never waits. */
  Tolerance tolerance();

  /**
   * A secret that all nodes of this installation share, at each start the same, at least 32 octets:
   * what one node signs (nonces, flow tokens), another knows for genuine, and calls outlive the
   * restart of whoever set them up.
   */
  byte[] clusterKey();
}
