package org.carillon.protocol.imap.folders;

import java.io.IOException;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Output;

/** A LIST response that tells of one mailbox without being asked to list (RFC 9051 §6.3.9.7). */
final class ListResponse {
  private ListResponse() {}

  /**
   * Tells a client of IMAP4rev2 what a name it gave has become; others would not expect it.
   *
   * @param given the name as it wrote it, or as it was before a renaming
   * @param name the mailbox's name
   */
  static void tell(ImapSession session, String given, MailboxName name) throws IOException {
    if (!session.enabled().rev2()) {
      return;
    }
    Output out = session.out();
    out.text("* LIST () \"/\" ").mailbox(name.path());
    if (!given.equals(name.path())) {
      out.text(" (\"OLDNAME\" (").mailbox(given).text("))");
    }
    out.crlf();
  }

  /** Tells only where the name differs from what the client wrote (RFC 9051 §6.3.4). */
  static void tellNormalized(ImapSession session, String given, MailboxName name)
      throws IOException {
    if (!given.equals(name.path())) {
      tell(session, given, name);
    }
  }
}
