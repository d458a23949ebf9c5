package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.List;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.ResultOptions;

/** SEARCH, UID SEARCH (RFC 3501 §6.4.4, RFC 4731, RFC 5182, RFC 9394), MODSEQ (RFC 7162). */
public final class SearchCommand extends SearchingCommand {
  private final boolean byUid;

  public SearchCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  protected Reply search(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    ResultOptions options = ResultOptions.read(arguments);
    ResultOptions told = session.enabled().rev2() ? options.inExtendedForm() : options;
    return saving(session, told, () -> search(session, arguments, told));
  }

  @Override
  public boolean takesNumbers() {
    return !byUid;
  }

  @Override
  public boolean letsNumbersChange() {
    return byUid;
  }

  private Reply search(ImapSession session, Arguments arguments, ResultOptions options)
      throws BadCommand, IOException {
    if (!SearchCharset.isAccepted(session, arguments)) {
      return SearchCharset.unknown();
    }
    SearchRequest request = SearchRequest.read(session, arguments, options);
    return request.answer("SEARCH", request.search(List.of()), List.of(), byUid, "Searched");
  }
}
