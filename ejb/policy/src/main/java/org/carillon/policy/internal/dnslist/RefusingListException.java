package org.carillon.policy.internal.dnslist;

import java.io.IOException;

/** Thrown if a list refuses to answer this server: too many queries, no contract, a wrong key. */
final class RefusingListException extends IOException {
  private static final long serialVersionUID = 1;

  RefusingListException(String message) {
    super(message);
  }
}
