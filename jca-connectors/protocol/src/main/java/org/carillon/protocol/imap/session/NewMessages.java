package org.carillon.protocol.imap.session;

import java.io.IOException;

/** Sends details of new messages in the selected mailbox. */
@FunctionalInterface
public interface NewMessages {
  /** Sends the details of the new messages. Unreadable ones can still be requested. */
  void tell(ImapSession session, Selected selected, int[] indexes) throws IOException;
}
