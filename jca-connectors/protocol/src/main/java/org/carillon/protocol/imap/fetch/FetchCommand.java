package org.carillon.protocol.imap.fetch;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Indexes;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.session.VanishedResponse;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Extension;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.ResultOptions;
import org.carillon.protocol.imap.syntax.SequenceSet;

/** FETCH and UID FETCH (RFC 3501 §6.4.5, modifiers RFC 7162 §3.1.4, §3.2.6). */
public final class FetchCommand implements Command {
  private final boolean byUid;

  public FetchCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    SequenceSet set = SequenceSet.read(arguments);
    arguments.expect(' ');
    FetchItems items = FetchItems.read(arguments);
    Modifiers modifiers = modifiers(session, arguments);
    arguments.end();
    if (modifiers.changedSince() >= 0) {
      items.items().add(FetchItems.Item.MODSEQ);
    }
    if (byUid && !session.enabled().uidOnly()) {
      items.items().add(FetchItems.Item.UID);
    }
    if (items.has(FetchItems.Item.MODSEQ)) {
      session.enabled().enable(Extension.CONDSTORE);
    }
    session.refresh();
    if (session.selection().isEmpty()) {
      return Reply.no("", "Mailbox no longer exists");
    }
    Selected selected = session.selected();
    Indexes asked = byUid ? selected.byUid(set) : selected.byNumber(set);
    if (modifiers.vanished()) {
      Optional<Failure> failure =
          VanishedResponse.write(
              session, selected, modifiers.changedSince(), Optional.of(selected.named(set)));
      if (failure.isPresent()) {
        return ErrorReplies.reply(failure.get());
      }
    }
    int[] found =
        modifiers.changedSince() < 0
            ? asked.toArray()
            : selected.changed(asked, modifiers.changedSince());
    int[] indexes = modifiers.window().map(window -> window.of(found)).orElse(found);
    FetchRun run = new FetchRun(session, selected, items);
    return switch (run.fetch(indexes)) {
      case Answer.Done(_) when run.damage().isPresent() -> ErrorReplies.reply(run.damage().get());
      case Answer.Done(_) when !byUid && (asked.expunged() || run.metExpunged()) ->
          Reply.no("EXPUNGEISSUED", "Some of these messages are expunged");
      case Answer.Done(_) when run.metUnknownEncoding() ->
          Reply.no("UNKNOWN-CTE", "Unknown content transfer encoding");
      case Answer.Done(_) -> Reply.ok("Fetched");
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  @Override
  public boolean takesNumbers() {
    return !byUid;
  }

  @Override
  public boolean letsNumbersChange() {
    return byUid;
  }

  /**
   * The modifiers of a FETCH (RFC 7162 §3.1.4, §3.2.6).
   *
   * @param changedSince only messages with a higher modseq; -1 for all
   * @param vanished whether to report messages expunged since then
   * @param window the part of the remaining messages (RFC 9394 §3.2)
   */
  private record Modifiers(
      long changedSince, boolean vanished, Optional<ResultOptions.Window> window) {}

  private Modifiers modifiers(ImapSession session, Arguments arguments) throws BadCommand {
    long changedSince = -1;
    boolean vanished = false;
    Optional<ResultOptions.Window> window = Optional.empty();
    if (arguments.take(' ')) {
      arguments.expect('(');
      do {
        switch (arguments.word()) {
          case "CHANGEDSINCE" -> {
            arguments.expect(' ');
            changedSince = arguments.number();
          }
          case "VANISHED" -> vanished = true;
          case "PARTIAL" -> {
            arguments.expect(' ');
            window = Optional.of(ResultOptions.Window.read(arguments));
          }
          default -> throw new BadCommand("Unknown modifier");
        }
      } while (arguments.take(' '));
      arguments.expect(')');
    }
    if (vanished && (!byUid || changedSince < 0 || !session.enabled().qresync())) {
      throw new BadCommand("VANISHED needs UID FETCH, CHANGEDSINCE and QRESYNC enabled");
    }
    if (window.isPresent() && !byUid) {
      throw new BadCommand("PARTIAL needs UID FETCH");
    }
    return new Modifiers(changedSince, vanished, window);
  }
}
