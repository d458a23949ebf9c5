package org.carillon.protocol.imap.session;

import java.io.IOException;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.protocol.imap.syntax.FlagNames;
import org.carillon.protocol.imap.syntax.Output;

/** The beginning of a FETCH response, which names its message (RFC 3501 §7.4.2, RFC 9586 §3.1). */
public final class FetchResponse {
  private FetchResponse() {}

  /** Writes the beginning of a response, up to its first item. */
  public static void begin(ImapSession session, Selected selected, int index) throws IOException {
    Output out = session.out();
    if (session.enabled().uidOnly()) {
      out.text("* ").number(selected.view().uid(index)).text(" UIDFETCH (");
    } else {
      out.text("* ").number(selected.number(index)).text(" FETCH (");
    }
  }

  /** Writes the beginning of an unsolicited response: it has the uid in either form. */
  public static void beginUnasked(ImapSession session, Selected selected, int index)
      throws IOException {
    begin(session, selected, index);
    if (!session.enabled().uidOnly()) {
      session.out().text("UID ").number(selected.view().uid(index)).octet(' ');
    }
  }

  /** Writes an unsolicited response with a message's flags. */
  public static void flags(ImapSession session, Selected selected, int index, FlagNames names)
      throws IOException {
    Output out = session.out();
    MailboxView view = selected.view();
    beginUnasked(session, selected, index);
    out.text("FLAGS ");
    names.write(out, view.flags(index), selected.isRecent(index));
    if (session.enabled().condstore()) {
      out.text(" MODSEQ (").number(view.modseq(index)).octet(')');
    }
    out.text(")\r\n");
  }
}
