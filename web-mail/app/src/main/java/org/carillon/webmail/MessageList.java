package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.MessageOrder;
import org.carillon.contract.mailbox.search.Ranking;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;

/**
 * A folder's messages, a page at a time, in the order that the reader chose: by when they arrived,
 * unless he says otherwise. What is sought thins the list out and leaves its order as it is.
 */
@RequestScoped
public class MessageList {

  /**
   * A page of a list.
   *
   * @param rows the messages, in order
   * @param next the place where the next page begins; empty when there is none
   * @param total how many messages the folder has
   * @param tally how many of them are sought
   */
  public record Page(List<Row> rows, Optional<String> next, int total, Tally tally) {
    static final Page EMPTY = new Page(List.of(), Optional.empty(), 0, new Tally(0, true));
  }

  /** How many rows a page has. */
  static final int ROWS = 50;

  /** How many messages a search looks at for one page; the next goes on from there. */
  private static final int LOOKED_AT = 2_000;

  /** The same when their text must be read. */
  private static final int READ = 400;

  private static final int STEP = 200;

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Rows rows;
  @Inject private Tallies tallies;

  /**
   * Reads a page.
   *
   * @param place where it begins; empty for the first
   */
  public Page read(Wish wish, String place) {
    return ground(wish)
        .map(ground -> page(ground, Place.of(place).in(ground.list())))
        .orElse(Page.EMPTY);
  }

  /** The first messages that arrived at a moment or before, of a list that goes by that. */
  Found since(Wish wish, Instant latest, int most) {
    return ground(wish)
        .map(ground -> since(ground, latest, most))
        .orElse(new Found(List.of(), new Tally(0, true)));
  }

  private Found since(Ground ground, Instant latest, int most) {
    List<Row> found = new ArrayList<>();
    int from = firstAt(ground, latest);
    boolean isAll = fill(ground, from, 1, most, found) == ground.list().size() && from == 0;
    return new Found(found, isAll ? new Tally(found.size(), true) : tallies.of(ground, 0));
  }

  /** Some rows, and how many there are in all. */
  record Found(List<Row> rows, Tally tally) {}

  private int firstAt(Ground ground, Instant latest) {
    Sequence list = ground.list();
    int low = 0;
    int high = latest.equals(Instant.MAX) ? 0 : list.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (arrived(ground, list.uid(middle)).isAfter(latest)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** When a message arrived; one that is gone meanwhile stands nowhere. */
  private Instant arrived(Ground ground, long uid) {
    return answers
        .take(mail.summaries(visitor.caller(), ground.wish().folder().id(), UidSet.of(uid)))
        .flatMap(found -> found.stream().findFirst())
        .map(message -> Instant.ofEpochMilli(message.arrived()))
        .orElse(Instant.MIN);
  }

  /**
   * The message to go on with when one leaves the list: the next below it, or else the next above;
   * empty when it is the last.
   */
  public Optional<Long> beside(Wish wish, long uid) {
    return ground(wish).flatMap(ground -> beside(ground, uid));
  }

  private Optional<Ground> ground(Wish wish) {
    Folder folder = wish.folder();
    Optional<MailboxView> view = answers.take(mail.view(visitor.caller(), folder.id()));
    Optional<Ranking> ranking =
        wish.query()
            .words()
            .flatMap(words -> answers.take(mail.rank(visitor.caller(), folder.id(), words)))
            .filter(found -> found.indexedTo() > 0);
    if (view.isEmpty()) {
      return Optional.empty();
    }
    Set<Long> hits =
        ranking.stream()
            .flatMap(found -> found.hits().stream())
            .map(Ranking.Hit::uid)
            .collect(Collectors.toSet());
    return list(wish, view.get(), ranking)
        .map(list -> new Ground(wish, view.get(), list, ranking, hits));
  }

  private Optional<Sequence> list(Wish wish, MailboxView view, Optional<Ranking> ranking) {
    if (wish.sorting() == Sorting.BEST && ranking.isPresent()) {
      return Optional.of(Sequence.best(ranking.get(), view));
    }
    MessageOrder.By by = wish.sorting().by(wish.folder());
    return answers
        .take(mail.order(visitor.caller(), wish.folder().id(), by))
        .map(order -> Sequence.of(order, wish.sorting().isBackwards()));
  }

  private Page page(Ground ground, int from) {
    List<Row> found = new ArrayList<>();
    int at = fill(ground, from, 1, ROWS, found);
    Sequence list = ground.list();
    Optional<String> next =
        at < list.size() ? Optional.of(new Place(at, list.uid(at)).text()) : Optional.empty();
    Tally tally =
        from == 0 && next.isEmpty()
            ? new Tally(found.size(), true)
            : tallies.of(ground, found.size());
    return new Page(found, next, ground.view().size(), tally);
  }

  private Optional<Long> beside(Ground ground, long uid) {
    int at = ground.list().positionOf(uid);
    if (at < 0) {
      return Optional.empty();
    }
    List<Row> found = new ArrayList<>();
    fill(ground, at + 1, 1, 1, found);
    if (found.isEmpty()) {
      fill(ground, at - 1, -1, 1, found);
    }
    return found.stream().map(Row::uid).findFirst();
  }

  /**
   * Adds rows from a position on, until there are enough or too much was looked at.
   *
   * @param by 1 for down the list, -1 for up
   * @return the position behind the last that was looked at
   */
  private int fill(Ground ground, int from, int by, int most, List<Row> found) {
    Sequence list = ground.list();
    Query query = ground.wish().query();
    int left = LOOKED_AT;
    int at = from;
    while (left > 0 && found.size() < most && at >= 0 && at < list.size()) {
      // Of one step all are indexed, or none is.
      List<Long> step = new ArrayList<>();
      List<Integer> positions = new ArrayList<>();
      boolean indexed = false;
      while (step.size() < Math.min(STEP, most) && at >= 0 && at < list.size()) {
        long uid = list.uid(at);
        if (ground.mayBe(uid)) {
          if (step.isEmpty()) {
            indexed = ground.isIndexed(uid);
          } else if (indexed != ground.isIndexed(uid)) {
            break;
          }
          step.add(uid);
          positions.add(at);
        }
        at += by;
      }
      Query asked = indexed ? query.withoutWords() : query;
      int looked = rows.add(ground.wish().folder(), ground.view(), step, asked, found, most);
      left -= step.size() * (query.needsWords() && !indexed ? LOOKED_AT / READ : 1);
      if (looked < step.size()) {
        at = positions.get(looked);
      }
    }
    return at;
  }
}
