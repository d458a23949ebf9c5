package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.Ranking;
import org.carillon.web.Visitor;

/**
 * A folder's messages, a page at a time: the newest first, or of a search for words the best first.
 * A page ends at some place, written as the next one's address has it: a uid, below which the next
 * begins, or how many of the ranked messages were looked at.
 */
@RequestScoped
public class MessageList {

  /**
   * A page of a list.
   *
   * @param rows the messages, in order
   * @param next the place where the next page begins; empty when there is none
   * @param total how many messages the folder has
   * @param ranked whether the best come first
   */
  public record Page(List<Row> rows, Optional<String> next, int total, boolean ranked) {
    static final Page EMPTY = new Page(List.of(), Optional.empty(), 0, false);
  }

  /** How many rows a page has. */
  static final int ROWS = 50;

  /** How many messages a search looks at for one page; the next goes on from there. */
  private static final int LOOKED_AT = 2_000;

  /** The same when their text must be read. */
  private static final int READ = 400;

  private static final int STEP = 200;

  /** Begins a place among ranked messages. */
  private static final String RANK = "r";

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private MailAnswers answers;
  @Inject private Rows rows;

  /**
   * Reads a page.
   *
   * @param place where it begins; empty for the first
   */
  public Page read(Folder folder, String place, Query query) {
    return answers
        .take(mail.view(visitor.caller(), folder.id()))
        .map(
            view ->
                ranking(folder, place, query)
                    .map(ranking -> best(folder, view, ranking, place, query))
                    .orElseGet(() -> newest(folder, view, place, query)))
        .orElse(Page.EMPTY);
  }

  /** What the index says; empty when it is not asked, or there is none. */
  private Optional<Ranking> ranking(Folder folder, String place, Query query) {
    return query
        .words()
        .filter(words -> place.isEmpty() || place.startsWith(RANK))
        .flatMap(words -> answers.take(mail.rank(visitor.caller(), folder.id(), words)))
        .filter(ranking -> ranking.indexedTo() > 0);
  }

  /** The best first, and behind them those that are not indexed yet and match. */
  private Page best(Folder folder, MailboxView view, Ranking ranking, String place, Query query) {
    List<Long> ranked = ranking.hits().stream().map(Ranking.Hit::uid).toList();
    int indexed = insertion(view, ranking.indexedTo() + 1);
    int all = ranked.size() + view.size() - indexed;
    int at = Math.clamp(number(place.isEmpty() ? place : place.substring(RANK.length())), 0, all);
    int stop = Math.min(all, at + READ);
    List<Row> found = new ArrayList<>();
    while (at < stop && found.size() < ROWS) {
      if (at < ranked.size()) {
        List<Long> step = ranked.subList(at, Math.min(at + STEP, ranked.size()));
        at += rows.add(folder, view, step, query.withoutWords(), found, ROWS);
      } else {
        List<Long> step = new ArrayList<>();
        for (int i = view.size() - 1 - (at - ranked.size());
            i >= indexed && step.size() < STEP;
            i--) {
          step.add(view.uid(i));
        }
        at += rows.add(folder, view, step, query, found, ROWS);
      }
    }
    return new Page(found, at < all ? Optional.of(RANK + at) : Optional.empty(), view.size(), true);
  }

  private Page newest(Folder folder, MailboxView view, String place, Query query) {
    int next = place.isEmpty() ? view.size() : insertion(view, number(place));
    int stop = Math.max(0, next - (query.needsWords() ? READ : LOOKED_AT));
    List<Row> found = new ArrayList<>();
    while (next > stop && found.size() < ROWS) {
      int from = Math.max(stop, next - STEP);
      List<Long> step = new ArrayList<>();
      List<Integer> indexes = new ArrayList<>();
      for (int i = next - 1; i >= from && indexes.size() < ROWS; i--) {
        next = i;
        if (query.admits(view.flags(i))) {
          indexes.add(i);
          step.add(view.uid(i));
        }
      }
      int looked = rows.add(folder, view, step, query, found, ROWS);
      if (looked < step.size()) {
        next = indexes.get(looked - 1);
      }
    }
    return new Page(
        found,
        next > 0 ? Optional.of(Long.toString(view.uid(next))) : Optional.empty(),
        view.size(),
        false);
  }

  /** A place's number; 0 for what is none. */
  private static long number(String place) {
    try {
      return Long.parseLong(place);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  /** The index where messages at or above a uid begin. */
  private static int insertion(MailboxView view, long uid) {
    int index = view.indexOf(uid);
    return index >= 0 ? index : -index - 1;
  }
}
