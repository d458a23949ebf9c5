package org.carillon.policy.internal.dnslist;

import java.io.IOException;

/** A list says that it does not answer us: too many questions, no contract, a wrong key. */
final class RefusingListException extends IOException {
  private static final long serialVersionUID = 1;

  RefusingListException(String message) {
    super(message);
  }
}
