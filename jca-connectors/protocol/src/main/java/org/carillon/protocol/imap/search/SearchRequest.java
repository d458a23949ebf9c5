package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.Found;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SortKey;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Extension;
import org.carillon.protocol.imap.syntax.ModifiedUtf7;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.ResultOptions;
import org.carillon.protocol.imap.syntax.ResultOptions.Return;

/** The part shared by SEARCH and SORT: criteria to the command's end, and the answer. */
public final class SearchRequest {
  private final ImapSession session;
  private final Selected selected;
  private final ResultOptions options;
  private final SearchCriterion criterion;
  private final SearchKeyReader reader;

  /** Creates a search of the selected mailbox or another one that was just opened. */
  SearchRequest(
      ImapSession session,
      Selected selected,
      ResultOptions options,
      SearchKeyReader reader,
      SearchCriterion criterion)
      throws BadCommand {
    this.session = session;
    this.selected = selected;
    this.options = options;
    this.reader = reader;
    this.criterion = criterion;
    if (options.asks(Return.RELEVANCY) && !reader.hadWords()) {
      throw new BadCommand("RELEVANCY requires FUZZY");
    }
    if (reader.hadModseq()) {
      // RFC 7162 §3.1
      session.enabled().enable(Extension.CONDSTORE);
    }
  }

  /** Reads the criteria; refuses the tag of an updated search as ambiguous (RFC 5267 §4.3). */
  public static SearchRequest read(ImapSession session, Arguments arguments, ResultOptions options)
      throws BadCommand, IOException {
    SearchKeyReader reader = new SearchKeyReader(arguments, session);
    SearchCriterion criterion = reader.all();
    if (options.asks(Return.UPDATE) && session.selected().contexts().has(session.tag())) {
      throw new BadCommand("Tag is already in use");
    }
    return new SearchRequest(session, session.selected(), options, reader, criterion);
  }

  /** Returns whether results have a relevancy. */
  boolean hasRelevancies() {
    return reader.hadWords();
  }

  /** Returns the matches, in the order of the keys, if any; reports unreadable messages. */
  Answer<Found> search(List<SortKey> order) throws IOException {
    Answer<Found> found =
        session
            .access()
            .search(session.caller(), selected.view(), query(), order, session.progress()::at);
    if (found instanceof Answer.Done<Found>(Found all)) {
      tellDamaged(all.undecided());
    }
    return found;
  }

  /** Returns the query, limited to messages that have a number for the client. */
  public Query query() {
    Query query = criterion.in(selected);
    int numbered = selected.numbered();
    if (numbered == selected.view().size()) {
      return query;
    }
    UidSet known =
        numbered == 0 ? UidSet.EMPTY : UidSet.range(1, selected.view().uid(numbered - 1));
    return new Query.And(List.of(new Query.Uids(known), query));
  }

  /** Warns of damaged messages, by ascending index; no failure (RFC 3501 §7.1.2). */
  public void tellDamaged(int[] indexes) throws IOException {
    if (indexes.length == 0) {
      return;
    }
    boolean byUid = session.enabled().uidOnly() || !isOfSelected();
    String names =
        (isOfSelected() ? "" : ModifiedUtf7.encode(selected.name().path()) + " ")
            + (byUid ? "UID " : "")
            + response(byUid).named(indexes);
    session.out().text("* NO ").said("Damaged messages could not be searched: " + names).crlf();
  }

  private SearchResponse response(boolean byUid) {
    return new SearchResponse(session, selected, options, byUid, reader.hadModseq());
  }

  /**
   * Writes the results, or returns why there are none.
   *
   * @param name the name of the old response
   * @param order the sort keys; empty for SEARCH
   * @param byUid whether results are written as uids
   */
  Reply answer(String name, Answer<Found> found, List<SortKey> order, boolean byUid, String done)
      throws IOException {
    return switch (found) {
      case Answer.Done(Found all) -> {
        response(byUid).write(name, all);
        if (options.asks(Return.UPDATE)) {
          keepUpToDate(all, order, byUid);
        }
        yield Reply.ok(done);
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  /** Writes the results by uid, with the mailbox's name, if there are any (RFC 7377 §2.1). */
  Optional<Failure> answerNamed() throws IOException {
    return switch (search(List.of())) {
      case Answer.Done(Found all) -> {
        response(true).writeNamed(all);
        if (options.asks(Return.UPDATE) && isOfSelected()) {
          keepUpToDate(all, List.of(), true);
        }
        yield Optional.empty();
      }
      case Answer.Failed(var failure) -> Optional.of(failure);
    };
  }

  private boolean isOfSelected() {
    return session.selection().filter(selected::equals).isPresent();
  }

  private void keepUpToDate(Found found, List<SortKey> order, boolean byUid) throws IOException {
    boolean kept =
        !reader.hadInterval()
            && !reader.hadWords()
            && selected
                .contexts()
                .add(new SearchContext(session, byUid, criterion, order, found.messages()));
    if (!kept) {
      session.out().text("* NO [NOUPDATE ").string(session.tag());
      session.out().text("] ").said("Updates are not available for this search").crlf();
    }
  }
}
