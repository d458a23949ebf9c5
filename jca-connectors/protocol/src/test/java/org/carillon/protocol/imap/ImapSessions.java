package org.carillon.protocol.imap;

import java.io.IOException;

/** Holds sessions on one thread. */
final class ImapSessions {
  private ImapSessions() {}

  static void whole(ImapDialogue session) throws IOException {
    boolean again = true;
    while (again) {
      again = session.goOn();
    }
  }
}
