package org.carillon.contract.net;

import java.io.IOException;

/**
 * There is no memory left for what a peer sends, among all that is held for peers: it is told so,
 * and may come again.
 */
public final class CrowdedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Thrown where octets are to be held and none are left. */
  public CrowdedException() {
    super("No memory is left for what peers send");
  }
}
