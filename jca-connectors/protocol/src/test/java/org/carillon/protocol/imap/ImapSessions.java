package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.protocol.imap.session.ImapDialogue;

public final class ImapSessions {
  private ImapSessions() {}

  public static void whole(ImapDialogue session) throws IOException {
    boolean again = true;
    while (again) {
      again = session.goOn();
    }
  }
}
