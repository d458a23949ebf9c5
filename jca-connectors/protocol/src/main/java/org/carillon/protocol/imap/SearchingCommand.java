package org.carillon.protocol.imap;

import java.io.IOException;

/** What SEARCH, SORT, THREAD and ESEARCH have in common. */
abstract class SearchingCommand implements Command {
  @Override
  public final Reply execute(ImapSession session, Arguments arguments)
      throws BadCommand, IOException {
    session.refresh();
    if (session.isOver()) {
      return Reply.no("", "The mailbox is gone");
    }
    arguments.expect(' ');
    try {
      return search(session, arguments);
    } catch (UndefinedFilter undefined) {
      return undefined.reply();
    }
  }

  /** Reads what is looked for, looks, and answers. */
  abstract Reply search(ImapSession session, Arguments arguments) throws BadCommand, IOException;
}
