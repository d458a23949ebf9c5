package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxView;

/** FETCH and UID FETCH (RFC 3501 §6.4.5, CHANGEDSINCE RFC 7162 §3.1.4). */
final class FetchCommand implements Command {
  private final boolean byUid;

  FetchCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    SequenceSet set = arguments.sequenceSet();
    arguments.expect(' ');
    FetchItems items = FetchItems.read(arguments);
    long changedSince = -1;
    if (arguments.take(' ')) {
      arguments.expect('(');
      if (!arguments.takeWord("CHANGEDSINCE")) {
        throw new BadCommand("Unknown modifier");
      }
      arguments.expect(' ');
      changedSince = arguments.number();
      arguments.expect(')');
      items.items().add(FetchItems.Item.MODSEQ);
    }
    arguments.end();
    if (byUid) {
      items.items().add(FetchItems.Item.UID);
    }
    if (items.has(FetchItems.Item.MODSEQ)) {
      session.enableCondstore();
    }
    session.refresh();
    if (session.isOver()) {
      return Reply.no("", "The mailbox is gone");
    }
    Selected selected = session.selected();
    Indexes asked = byUid ? selected.byUid(set) : selected.byNumber(set);
    int[] indexes = changedSince < 0 ? asked.toArray() : changed(selected, asked, changedSince);
    FetchRun run = new FetchRun(session, selected, items);
    return switch (run.fetch(indexes)) {
      case MailboxAnswer.Done(_) when !byUid && (asked.expunged() || run.metExpunged()) ->
          Reply.no("EXPUNGEISSUED", "Some of these messages are expunged");
      case MailboxAnswer.Done(_) -> Reply.ok("Fetched");
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.reply(obstacle);
    };
  }

  private static int[] changed(Selected selected, Indexes asked, long since) {
    MailboxView view = selected.view();
    Indexes.Builder changed = new Indexes.Builder();
    asked.forEach(
        index -> {
          if (view.modseq(index) > since) {
            changed.add(index, index + 1);
          }
        });
    return changed.build().toArray();
  }
}
