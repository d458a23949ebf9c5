package org.carillon.protocol.imap.search;

import java.io.IOException;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.ResultOptions;
import org.carillon.protocol.imap.syntax.UndefinedFilter;

/** The part shared by SEARCH, SORT, THREAD and ESEARCH. */
public abstract class SearchingCommand implements Command {
  @Override
  public final Reply execute(ImapSession session, Arguments arguments)
      throws BadCommand, IOException {
    boolean selected = session.selection().isPresent();
    session.refresh();
    if (selected && session.selection().isEmpty()) {
      return Reply.no("", "Mailbox no longer exists");
    }
    arguments.expect(' ');
    try {
      return search(session, arguments);
    } catch (UndefinedFilter undefined) {
      return undefined.reply();
    }
  }

  /** Runs a search that may save its results; a NO saves nothing (RFC 5182 §2.1). */
  static Reply saving(ImapSession session, ResultOptions options, Rest rest)
      throws BadCommand, IOException {
    Reply reply;
    try {
      reply = rest.search();
    } catch (UndefinedFilter undefined) {
      reply = undefined.reply();
    }
    if (reply.condition() == Reply.Condition.NO && options.asks(ResultOptions.Return.SAVE)) {
      session.selection().ifPresent(selected -> selected.save(UidSet.EMPTY));
    }
    return reply;
  }

  /** The rest of a search command, after its options. */
  @FunctionalInterface
  interface Rest {
    /** Reads the criteria, searches and answers. */
    Reply search() throws BadCommand, IOException;
  }

  /** Reads the criteria, searches and answers. */
  protected abstract Reply search(ImapSession session, Arguments arguments)
      throws BadCommand, IOException;
}
