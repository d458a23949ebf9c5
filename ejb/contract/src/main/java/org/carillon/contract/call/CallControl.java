package org.carillon.contract.call;

import java.net.InetAddress;

/** The core's call control, as the SIP adapter sees it. */
public interface CallControl {

  /** Looks up the user of an address. */
  AddressLookupResult find(AddressOfRecord address);

  /**
   * Checks an answer to a digest challenge (RFC 8760). A wrong answer counts like a wrong password
   * in any other service.
   *
   * @param source the client's address
   * @param encrypted true if the answer came over TLS
   */
  DigestVerdict check(DigestAnswer answer, InetAddress source, boolean encrypted);

  /** Changes or returns a user's bindings (RFC 3261 §10.3). */
  Registered register(Registration registration);

  /** Decides where a request outside any dialog goes. */
  CallRoute route(CallRequest request);

  /** Returns how many unserviceable messages an unknown client may send per minute. Never waits. */
  CallRateLimits tolerance();

  /**
   * Returns a secret that all nodes of this installation share, the same at each start, at least 32
   * octets. A node accepts the nonces and flow tokens that another node signed, and calls survive a
   * restart of the node that set them up.
   */
  byte[] clusterKey();
}
