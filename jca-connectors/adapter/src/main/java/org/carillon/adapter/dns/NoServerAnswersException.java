package org.carillon.adapter.dns;

import java.io.IOException;

/** No DNS server answered of late; none was asked. */
final class NoServerAnswersException extends IOException {
  private static final long serialVersionUID = 1L;

  NoServerAnswersException() {
    super("No DNS server answers of late");
  }
}
