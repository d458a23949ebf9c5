package org.carillon.protocol.imap.syntax;

import java.io.IOException;

/** The client went away, or fell silent, amid a command. */
public final class SessionOver extends IOException {
  private static final long serialVersionUID = 1L;

  public SessionOver(String why) {
    super(why);
  }
}
