package org.carillon.protocol.imap;

import java.io.IOException;

/** The client went away, or fell silent, amid a command. */
final class SessionOver extends IOException {
  private static final long serialVersionUID = 1L;

  SessionOver(String why) {
    super(why);
  }
}
