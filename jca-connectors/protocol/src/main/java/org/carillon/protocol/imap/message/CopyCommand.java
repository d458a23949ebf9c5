package org.carillon.protocol.imap.message;

import java.io.IOException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Indexes;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.SequenceSet;

/** COPY and UID COPY (RFC 3501 §6.4.7, RFC 4315 §3). */
public final class CopyCommand implements Command {
  private final boolean byUid;

  public CopyCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    Target target = Target.read(session, arguments, byUid);
    if (target.messages().expunged()) {
      return Reply.no("EXPUNGEISSUED", "Some of these messages are expunged");
    }
    UidSet uids = session.selected().uids(target.messages());
    if (uids.isEmpty()) {
      return Reply.ok("No such messages");
    }
    long source = session.selected().mailbox();
    Answer<Placed> answer =
        session
            .progress()
            .during(
                uids.count(),
                () -> session.access().copy(session.caller(), source, uids, target.mailbox()));
    return switch (answer) {
      case Answer.Done(Placed placed) when placed.source().isEmpty() ->
          Reply.no("EXPUNGEISSUED", "These messages are expunged");
      case Answer.Done(Placed placed) -> Reply.ok(copyUid(placed), "Copied");
      case Answer.Failed(var failure) -> ErrorReplies.replyForTarget(failure);
    };
  }

  @Override
  public boolean takesNumbers() {
    return !byUid;
  }

  static String copyUid(Placed placed) {
    return "COPYUID " + placed.uidValidity() + " " + placed.source() + " " + placed.target();
  }

  /** The arguments of COPY and MOVE. */
  record Target(Indexes messages, MailboxName mailbox) {
    static Target read(ImapSession session, Arguments arguments, boolean byUid)
        throws BadCommand, IOException {
      arguments.expect(' ');
      SequenceSet set = SequenceSet.read(arguments);
      arguments.expect(' ');
      MailboxName mailbox = arguments.mailbox();
      arguments.end();
      Selected selected = session.selected();
      return new Target(byUid ? selected.byUid(set) : selected.byNumber(set), mailbox);
    }
  }
}
