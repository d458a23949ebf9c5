package org.carillon.protocol.imap.message;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.SequenceSet;

/** EXPUNGE (RFC 3501 §6.4.3) and UID EXPUNGE (RFC 4315 §2.1), with modseq (RFC 7162 §3.2.7). */
public final class ExpungeCommand implements Command {
  private final boolean byUid;

  public ExpungeCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    Selected selected = session.selected();
    Optional<UidSet> only = byUid ? Optional.of(uids(arguments, selected)) : Optional.empty();
    arguments.end();
    if (!selected.writable()) {
      return Reply.readOnly();
    }
    Answer<UidSet> answer =
        session
            .progress()
            .during(
                selected.view().size(),
                () -> session.access().expunge(session.caller(), selected.mailbox(), only));
    // The removed messages are announced after this command, like those of other sessions.
    return switch (answer) {
      case Answer.Done(UidSet gone) -> {
        session.refresh();
        yield session.enabled().condstore() && !gone.isEmpty() && session.selection().isPresent()
            ? Reply.ok("HIGHESTMODSEQ " + selected.view().highestModseq(), "Expunged")
            : Reply.ok("Expunged");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  @Override
  public boolean removes() {
    return true;
  }

  private static UidSet uids(Arguments arguments, Selected selected) throws BadCommand {
    arguments.expect(' ');
    return selected.uids(selected.byUid(SequenceSet.read(arguments)));
  }
}
