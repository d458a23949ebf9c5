package org.carillon.protocol.imap.syntax;

import java.io.IOException;

/** Thrown when the client leaves, or falls silent, within a command. */
public final class SessionEndedException extends IOException {
  private static final long serialVersionUID = 1L;

  public SessionEndedException(String why) {
    super(why);
  }
}
