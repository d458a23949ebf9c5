package org.carillon.protocol.imap.folders;

import java.io.IOException;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Output;

/** An unsolicited LIST response for one mailbox (RFC 9051 §6.3.9.7). */
final class ListResponse {
  private ListResponse() {}

  /**
   * Tells an IMAP4rev2 client the new form of a name; other clients would not expect it.
   *
   * @param given the name as the client wrote it, or as it was before a rename
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

  /** Writes it only if the name differs from the client's form (RFC 9051 §6.3.4). */
  static void tellNormalized(ImapSession session, String given, MailboxName name)
      throws IOException {
    if (!given.equals(name.path())) {
      tell(session, given, name);
    }
  }
}
