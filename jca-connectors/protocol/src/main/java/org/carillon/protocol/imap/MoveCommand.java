package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.Placed;
import org.carillon.contract.mailbox.UidSet;

/**
 * MOVE and UID MOVE (RFC 6851): COPYUID comes untagged, before the messages are announced as gone.
 */
final class MoveCommand implements Command {
  private final boolean byUid;

  MoveCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    CopyCommand.Target target = CopyCommand.Target.read(session, arguments, byUid);
    Selected selected = session.selected();
    if (!selected.writable()) {
      return Reply.readOnly();
    }
    UidSet uids = selected.uids(target.messages());
    if (uids.isEmpty()) {
      return Reply.ok("No such messages");
    }
    MailboxAnswer<Placed> answer =
        session
            .progress()
            .during(
                uids.count(),
                () ->
                    session
                        .access()
                        .move(session.caller(), selected.mailbox(), uids, target.mailbox()));
    return switch (answer) {
      case MailboxAnswer.Done(Placed placed) when placed.source().isEmpty() ->
          Reply.ok("These messages are gone already");
      case MailboxAnswer.Done(Placed placed) -> {
        session.out().text("* OK ").said("[" + CopyCommand.copyUid(placed) + "] Moved").crlf();
        yield Reply.ok("Moved");
      }
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.replyForTarget(obstacle);
    };
  }
}
