package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.ResultOptions;

/** SORT and UID SORT (RFC 5256 §3), extended answers (RFC 5267 §3). */
public final class SortCommand extends SearchingCommand {
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
    List<SortKey> keys = SortKey.read(arguments);
    arguments.expect(' ');
    if (!SearchCharset.isKnown(session, arguments)) {
      return SearchCharset.unknown();
    }
    arguments.expect(' ');
    SearchRequest request = SearchRequest.read(session, arguments, options);
    boolean byRelevancy =
        keys.stream().anyMatch(key -> key.criterion() == SortKey.Criterion.RELEVANCY);
    if (byRelevancy && !request.fuzzy().isUsed()) {
      throw new BadCommand("Only what is FUZZY has a relevancy");
    }
    return request.answer("SORT", sorted(session, request, keys), keys, byUid, "Sorted");
  }

  private static Answer<int[]> sorted(
      ImapSession session, SearchRequest request, List<SortKey> keys) throws IOException {
    return switch (request.search()) {
      case Answer.Done(int[] found) -> {
        List<SortedMessage> messages = new ArrayList<>(found.length);
        long mailbox = session.selected().mailbox();
        Answer<Void> read =
            new MessagePages(session, session.selected())
                .summaries(
                    found,
                    (index, facts) ->
                        messages.add(
                            SortedMessage.of(
                                index,
                                facts,
                                keys,
                                request.fuzzy().relevancy(mailbox, facts.uid()))));
        yield switch (read) {
          case Answer.Done(_) -> {
            messages.sort(SortKey.order(keys));
            yield new Answer.Done<>(messages.stream().mapToInt(SortedMessage::index).toArray());
          }
          case Answer.Failed(var failure) -> new Answer.Failed<>(failure);
        };
      }
      case Answer.Failed(var failure) -> new Answer.Failed<>(failure);
    };
  }
}
