package org.carillon.protocol.imap.message;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.AppendTerms;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Indexes;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.SequenceSet;

/** REPLACE, UID REPLACE (RFC 8508), in one step; APPENDUID is untagged, before the expunge. */
public final class ReplaceCommand implements Command {
  private final boolean byUid;

  public ReplaceCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    SequenceSet message = SequenceSet.readOne(arguments);
    arguments.expect(' ');
    MailboxName target = arguments.mailbox();
    arguments.expect(' ');
    Selected selected = session.selected();
    if (!selected.writable()) {
      return Reply.readOnly();
    }
    Indexes old = byUid ? selected.byUid(message) : selected.byNumber(message);
    if (old.isEmpty()) {
      return old.expunged()
          ? Reply.no("EXPUNGEISSUED", "The message is expunged")
          : Reply.no("", "No such message");
    }
    long uid = selected.view().uid(old.toArray()[0]);
    return switch (session.access().appendTerms(session.caller(), target)) {
      case Answer.Done(AppendTerms terms) ->
          // The quota is not checked, because the old message makes room.
          take(session, arguments, uid, target, terms.withoutQuota());
      case Answer.Failed(var failure) -> ErrorReplies.replyForTarget(failure);
    };
  }

  @Override
  public boolean removes() {
    return true;
  }

  @Override
  public boolean takesNumbers() {
    return !byUid;
  }

  private static Reply take(
      ImapSession session, Arguments arguments, long uid, MailboxName target, AppendTerms terms)
      throws BadCommand, IOException {
    try (AppendedMessages sent = new AppendedMessages(session, arguments, terms)) {
      Optional<Reply> refusal = sent.take();
      if (refusal.isPresent()) {
        return refusal.get();
      }
      arguments.end();
      refusal = sent.hindrance();
      return refusal.isPresent() ? refusal.get() : replace(session, uid, target, sent);
    }
  }

  private static Reply replace(
      ImapSession session, long uid, MailboxName target, AppendedMessages sent) throws IOException {
    return switch (session
        .access()
        .replace(
            session.caller(),
            session.selected().mailbox(),
            uid,
            target,
            sent.drafts().getFirst())) {
      case Answer.Done(Placed placed) -> {
        session
            .out()
            .text("* OK ")
            .said("[" + AppendCommand.appendUid(placed) + "] New message stored")
            .crlf();
        yield Reply.ok("Replaced");
      }
      case Answer.Failed(var failure) -> ErrorReplies.replyForTarget(failure);
    };
  }
}
