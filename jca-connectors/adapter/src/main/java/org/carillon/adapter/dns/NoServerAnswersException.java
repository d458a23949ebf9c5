package org.carillon.adapter.dns;

import java.io.IOException;

/** Thrown when no DNS server has answered recently and therefore none is asked. */
final class NoServerAnswersException extends IOException {
  private static final long serialVersionUID = 1L;

  NoServerAnswersException() {
    super("No DNS server has answered recently");
  }
}
