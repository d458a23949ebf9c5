package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.search.SortKey;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.ResultOptions;

/** SORT and UID SORT (RFC 5256 §3), extended answers (RFC 5267 §3). */
public final class SortCommand extends SearchingCommand {
  private static final int MOST_KEYS = 50;

  private final boolean byUid;

  public SortCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  protected Reply search(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    ResultOptions options = ResultOptions.read(arguments);
    return saving(session, options, () -> sort(session, arguments, options));
  }

  @Override
  public boolean takesNumbers() {
    return !byUid;
  }

  @Override
  public boolean letsNumbersChange() {
    return byUid;
  }

  private Reply sort(ImapSession session, Arguments arguments, ResultOptions options)
      throws BadCommand, IOException {
    List<SortKey> keys = keys(arguments);
    arguments.expect(' ');
    if (!SearchCharset.isKnown(session, arguments)) {
      return SearchCharset.unknown();
    }
    arguments.expect(' ');
    SearchRequest request = SearchRequest.read(session, arguments, options);
    boolean byRelevancy =
        keys.stream().anyMatch(key -> key.property() == SortKey.Property.RELEVANCY);
    if (byRelevancy && !request.hasRelevancies()) {
      throw new BadCommand("RELEVANCY requires FUZZY");
    }
    return request.answer("SORT", request.search(keys), keys, byUid, "Sorted");
  }

  private static List<SortKey> keys(Arguments arguments) throws BadCommand {
    List<SortKey> keys = new ArrayList<>();
    arguments.expect('(');
    do {
      boolean reversed = arguments.takeWord("REVERSE");
      if (reversed) {
        arguments.expect(' ');
      }
      if (keys.size() == MOST_KEYS) {
        throw new BadCommand("Too many sort keys");
      }
      keys.add(new SortKey(arguments.word(SortKey.Property.class, "Unknown sort key"), reversed));
    } while (arguments.take(' '));
    arguments.expect(')');
    return keys;
  }
}
