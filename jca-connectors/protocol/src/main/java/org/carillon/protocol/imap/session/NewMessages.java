package org.carillon.protocol.imap.session;

import java.io.IOException;

/** Tells of messages that came into the selected mailbox more than that they are there. */
@FunctionalInterface
public interface NewMessages {
  /**
   * Tells it. Those that can't be read now are there all the same, and the client can ask for them.
   *
   * @param indexes the messages that came
   */
  void tell(ImapSession session, Selected selected, int[] indexes) throws IOException;
}
