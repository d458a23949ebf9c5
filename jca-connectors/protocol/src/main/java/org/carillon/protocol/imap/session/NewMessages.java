package org.carillon.protocol.imap.session;

import java.io.IOException;

/** Sends details of new messages in the selected mailbox. */
@FunctionalInterface
public interface NewMessages {
  /**
   * Sends the details. Unreadable messages exist all the same; the client can request them.
   *
   * @param indexes the new messages
   */
  void tell(ImapSession session, Selected selected, int[] indexes) throws IOException;
}
