package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
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

/** What SEARCH and SORT have in common: criteria to the command's end, and the answer. */
public final class SearchRequest {
  private final ImapSession session;
  private final Selected selected;
  private final ResultOptions options;
  private final SearchKey key;
  private final boolean modseq;
  private final FuzzySearch fuzzy;

  /**
   * A search of a mailbox.
   *
   * @param selected the selected mailbox, or another as it was just opened
   */
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
    this.fuzzy = reader.fuzzy();
    if (options.asks(Return.RELEVANCY) && !fuzzy.isUsed()) {
      throw new BadCommand("Only what is FUZZY has a relevancy");
    }
    this.key = criterion.in(selected);
    this.modseq = reader.hadModseq();
    if (modseq) {
      // RFC 7162 §3.1
      session.enabled().enable(Extension.CONDSTORE);
    }
  }

  /**
   * Reads the criteria of a search of the selected mailbox. The results of two commands of the same
   * tag could not be told apart when they change (RFC 5267 §4.3).
   */
  public static SearchRequest read(ImapSession session, Arguments arguments, ResultOptions options)
      throws BadCommand, IOException {
    SearchKeyReader reader = new SearchKeyReader(arguments, session);
    SearchCriterion criterion = reader.all();
    if (options.asks(Return.UPDATE) && session.selected().contexts().has(session.tag())) {
      throw new BadCommand("Tag reuse");
    }
    return new SearchRequest(session, session.selected(), options, reader, criterion);
  }

  /** How well results fit. */
  FuzzySearch fuzzy() {
    return fuzzy;
  }

  /** The indexes of the messages that match, ascending. Tells which could not be looked into. */
  public Answer<int[]> search() throws IOException {
    SearchRun run = new SearchRun(session, selected, key);
    Answer<int[]> found = run.search();
    tellDamaged(run.undecided());
    return found;
  }

  /**
   * Tells which messages are damaged, as a warning that hinders nothing (RFC 3501 §7.1.2).
   *
   * @param indexes ascending
   */
  public void tellDamaged(int[] indexes) throws IOException {
    if (indexes.length == 0) {
      return;
    }
    boolean byUid = session.enabled().uidOnly() || !isOfSelected();
    String names =
        (isOfSelected() ? "" : ModifiedUtf7.encode(selected.name().path()) + " ")
            + (byUid ? "UID " : "")
            + response(byUid).named(indexes);
    session.out().text("* NO ").said("Damaged messages could not be looked into: " + names).crlf();
  }

  private SearchResponse response(boolean byUid) {
    return new SearchResponse(session, selected, options, byUid, modseq, fuzzy);
  }

  /**
   * Tells the results, or why there are none.
   *
   * @param name of the old response
   * @param found indexes in the order of the answer
   * @param order what they are sorted by; empty for those of SEARCH
   * @param byUid whether they are told as uids
   * @param done what people read at the end
   */
  Reply answer(String name, Answer<int[]> found, List<SortKey> order, boolean byUid, String done)
      throws IOException {
    return switch (found) {
      case Answer.Done(int[] indexes) -> {
        response(byUid).write(name, indexes);
        if (options.asks(Return.UPDATE)) {
          keepUpToDate(indexes, order, byUid);
        }
        yield Reply.ok(done);
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  /** Tells the results by uid, with the mailbox's name, if there are any (RFC 7377 §2.1). */
  Optional<Failure> answerNamed() throws IOException {
    return switch (search()) {
      case Answer.Done(int[] indexes) -> {
        response(true).writeNamed(indexes);
        if (options.asks(Return.UPDATE) && isOfSelected()) {
          keepUpToDate(indexes, List.of(), true);
        }
        yield Optional.empty();
      }
      case Answer.Failed(var failure) -> Optional.of(failure);
    };
  }

  private boolean isOfSelected() {
    return session.selection().filter(selected::equals).isPresent();
  }

  private void keepUpToDate(int[] found, List<SortKey> order, boolean byUid) throws IOException {
    boolean kept =
        !key.changesWithTime()
            && !fuzzy.isUsed()
            && selected
                .contexts()
                .add(new SearchContext(session, byUid, key.lasting(selected.view()), order, found));
    if (!kept) {
      session.out().text("* NO [NOUPDATE ").string(session.tag());
      session.out().text("] ").said("These results are not kept up to date").crlf();
    }
  }
}
