package org.carillon.protocol.imap.folders;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.protocol.imap.session.Announcement;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.FetchResponse;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Indexes;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.session.VanishedResponse;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.FlagNames;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.Reply;

/**
 * SELECT and EXAMINE (RFC 3501 §6.3.1, §6.3.2; RFC 7162 §3.1.8, §3.2.5, §3.2.11; MAILBOXID RFC 8474
 * §4.2; OVERQUOTA RFC 9208 §5.1).
 */
public final class SelectCommand implements Command {
  private final boolean readOnly;

  public SelectCommand(boolean readOnly) {
    this.readOnly = readOnly;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    SelectRequest request = SelectRequest.read(session, arguments);
    if (session.selection().isPresent()) {
      session.out().text("* OK ").said("[CLOSED] Previous mailbox is closed").crlf();
    }
    // After a failed SELECT no mailbox is selected.
    session.unselect();
    return switch (session.access().open(session.caller(), request.name(), readOnly)) {
      case Answer.Done(OpenMailbox open) -> selected(session, request, open);
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  private static Reply selected(ImapSession session, SelectRequest request, OpenMailbox open)
      throws IOException {
    Selected selected = new Selected(request.name(), open, session.enabled());
    MailboxView view = open.view();
    Output out = session.out();
    String flags = FlagNames.all(view.keywords());
    out.untagged("FLAGS (" + flags + ")");
    out.text("* OK ");
    out.said(
        open.writable()
            ? "[PERMANENTFLAGS ("
                + FlagNames.permanent(view.keywords(), open.rights())
                + ")] Permanent flags"
            : "[PERMANENTFLAGS ()] Read-only");
    out.crlf();
    out.text("* ").number(view.size()).text(" EXISTS\r\n");
    Announcement.recent(session, selected.recent(view.size()));
    if (!session.enabled().rev2() && !session.enabled().uidOnly()) {
      unseen(out, view);
    }
    out.text("* OK [UIDVALIDITY ").number(view.uidValidity()).text("] ").said("UIDs valid").crlf();
    out.text("* OK [UIDNEXT ").number(view.uidNext()).text("] ").said("Predicted next UID").crlf();
    out.text("* OK [HIGHESTMODSEQ ")
        .number(view.highestModseq())
        .text("] ")
        .said("Highest mod-sequence")
        .crlf();
    out.text("* OK [MAILBOXID (").text(open.mailboxId()).text(")] ").said("Mailbox ID").crlf();
    ListResponse.tell(session, request.given(), request.name());
    if (open.full()) {
      session.overQuotaAlert().tellNow();
    } else {
      session.overQuotaAlert().tellNearlyFull();
    }
    if (request.resync().isPresent()) {
      Optional<Failure> failure = resync(session, selected, request.resync().get());
      if (failure.isPresent()) {
        return ErrorReplies.reply(failure.get());
      }
    }
    session.select(selected);
    return open.writable() ? Reply.ok("READ-WRITE", "Selected") : Reply.ok("READ-ONLY", "Selected");
  }

  /** Writes the changes since the client's last visit, unless its uids are no longer valid. */
  private static Optional<Failure> resync(
      ImapSession session, Selected selected, SelectRequest.Resync resync) throws IOException {
    MailboxView view = selected.view();
    if (resync.uidValidity() != view.uidValidity()) {
      return Optional.empty();
    }
    Optional<Failure> failure =
        VanishedResponse.write(
            session, selected, resync.modseq(), resync.known().map(selected::named));
    if (failure.isEmpty()) {
      Indexes known =
          resync
              .known()
              .map(selected::byUid)
              .orElse(new Indexes(new int[] {0, view.size()}, false));
      FlagNames names = new FlagNames(view.keywords());
      for (int index : selected.changed(known, resync.modseq())) {
        FetchResponse.flags(session, selected, index, names);
      }
    }
    return failure;
  }

  /** Writes the first unseen message's number; IMAP4rev2 has none (RFC 9051 appendix E). */
  private static void unseen(Output out, MailboxView view) throws IOException {
    int first = view.next(0, Flag.SEEN.bit(), 0);
    if (first >= 0) {
      out.text("* OK [UNSEEN ").number(first + 1L).text("] ").said("First unseen message").crlf();
    }
  }
}
