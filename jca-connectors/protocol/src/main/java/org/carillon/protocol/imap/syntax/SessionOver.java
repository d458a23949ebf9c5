package org.carillon.protocol.imap.syntax;

import java.io.IOException;

/** Thrown when the client leaves, or falls silent, within a command. */
public final class SessionOver extends IOException {
  private static final long serialVersionUID = 1L;

  public SessionOver(String why) {
    super(why);
  }
}
