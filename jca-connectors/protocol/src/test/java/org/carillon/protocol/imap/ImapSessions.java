package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.protocol.imap.session.ImapDialogue;

/** Holds sessions on one thread. */
public final class ImapSessions {
  private ImapSessions() {}

  public static void whole(ImapDialogue session) throws IOException {
    boolean again = true;
    while (again) {
      again = session.goOn();
    }
  }
}
