package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.OpenMailbox;

/** SELECT and EXAMINE (RFC 3501 §6.3.1, §6.3.2; CONDSTORE parameter RFC 7162 §3.1.8). */
final class SelectCommand implements Command {
  private final boolean readOnly;

  SelectCommand(boolean readOnly) {
    this.readOnly = readOnly;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    if (arguments.take(' ')) {
      arguments.expect('(');
      if (!arguments.takeWord("CONDSTORE")) {
        throw new BadCommand("Unknown parameter");
      }
      arguments.expect(')');
      session.enableCondstore();
    }
    arguments.end();
    // A mailbox that can't be selected leaves none selected.
    session.unselect();
    return switch (session.access().open(session.caller(), name, readOnly)) {
      case MailboxAnswer.Done(OpenMailbox open) -> selected(session, name, open);
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.reply(obstacle);
    };
  }

  private static Reply selected(ImapSession session, MailboxName name, OpenMailbox open)
      throws IOException {
    Selected selected = new Selected(name, open);
    MailboxView view = open.view();
    Output out = session.out();
    String flags = FlagNames.all(view.keywords());
    out.untagged("FLAGS (" + flags + ")");
    out.untagged(
        open.writable()
            ? "OK [PERMANENTFLAGS (" + flags + " \\*)] Flags kept"
            : "OK [PERMANENTFLAGS ()] Read-only");
    out.text("* ").number(view.size()).text(" EXISTS\r\n");
    out.text("* ").number(selected.recent(view.size())).text(" RECENT\r\n");
    int unseen = firstUnseen(view);
    if (unseen >= 0) {
      out.text("* OK [UNSEEN ").number(unseen + 1L).text("] First unseen\r\n");
    }
    out.text("* OK [UIDVALIDITY ").number(view.uidValidity()).text("] UIDs valid\r\n");
    out.text("* OK [UIDNEXT ").number(view.uidNext()).text("] Predicted next UID\r\n");
    out.text("* OK [HIGHESTMODSEQ ").number(view.highestModseq()).text("] Highest\r\n");
    session.select(selected);
    return open.writable() ? Reply.ok("READ-WRITE", "Selected") : Reply.ok("READ-ONLY", "Selected");
  }

  private static int firstUnseen(MailboxView view) {
    for (int index = 0; index < view.size(); index++) {
      if (!Flag.SEEN.in(view.flags(index))) {
        return index;
      }
    }
    return -1;
  }
}
