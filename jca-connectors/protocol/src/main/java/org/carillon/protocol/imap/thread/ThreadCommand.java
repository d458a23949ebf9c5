package org.carillon.protocol.imap.thread;

import java.io.IOException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.search.MessageThreads;
import org.carillon.contract.mailbox.search.ThreadAlgorithm;
import org.carillon.protocol.imap.search.SearchCharset;
import org.carillon.protocol.imap.search.SearchRequest;
import org.carillon.protocol.imap.search.SearchingCommand;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.ResultOptions;

/** THREAD and UID THREAD (RFC 5256 §3). */
public final class ThreadCommand extends SearchingCommand {
  private final boolean byUid;

  public ThreadCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  protected Reply search(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    ThreadAlgorithm algorithm = arguments.word(ThreadAlgorithm.class, "Unknown algorithm");
    arguments.expect(' ');
    if (!SearchCharset.isKnown(session, arguments)) {
      return SearchCharset.unknown();
    }
    arguments.expect(' ');
    SearchRequest request = SearchRequest.read(session, arguments, ResultOptions.NONE);
    Selected selected = session.selected();
    return switch (session
        .access()
        .threads(
            session.caller(),
            selected.view(),
            request.query(),
            algorithm,
            session.progress()::at)) {
      case Answer.Done(MessageThreads threads) -> {
        request.tellDamaged(threads.undecided());
        write(session, threads);
        yield Reply.ok("Threaded");
      }
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

  private void write(ImapSession session, MessageThreads threads) throws IOException {
    Selected selected = session.selected();
    Output out = session.out().text("* THREAD");
    if (threads.roots() > 0) {
      out.octet(' ');
    }
    new ThreadWriter(threads, index -> byUid ? selected.view().uid(index) : selected.number(index))
        .write(out);
    out.crlf();
  }
}
