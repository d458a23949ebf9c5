package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.search.Ranking;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.web.Answers;
import org.carillon.web.request.Asked;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/**
 * Finds messages in all folders that the reader may read, or in those named: the newest first,
 * whichever folder they lie in, or of a search for words the best.
 */
@RequestScoped
public class Everywhere {

  /**
   * A message that was found.
   *
   * @param folder where
   * @param row as lists show it
   */
  public record Hit(Folder folder, Row row) {}

  /**
   * A page of what was found.
   *
   * @param hits the messages, in order
   * @param next the place where the next page begins; empty at the end
   * @param tally how many there are in all
   */
  public record Page(List<Hit> hits, Optional<String> next, Tally tally) {
    static final Page EMPTY = new Page(List.of(), Optional.empty(), new Tally(0, true));
  }

  private static final int ROWS = 50;

  /** How many messages are looked at for one page. */
  private static final int LOOKED_AT = 400;

  /** How many messages of a folder that are not indexed yet are read. */
  private static final int READ = 100;

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Folders folders;
  @Inject private Rows rows;
  @Inject private MessageList lists;

  /** A message that may be meant. */
  private record Candidate(
      Folder folder, MailboxView view, long uid, int relevancy, boolean indexed) {}

  /**
   * Finds messages.
   *
   * @param place where the page begins; empty for the first
   */
  public Page find(Query query, Sorting sorting, String place) {
    return query
        .words()
        .filter(words -> sorting == Sorting.BEST)
        .map(words -> best(query, words, place))
        .orElseGet(() -> newest(query, Moment.of(place)));
  }

  private Page best(Query query, WordSearch words, String place) {
    List<Candidate> all = new ArrayList<>();
    within(query).forEach(folder -> gather(folder, words, all));
    all.sort(Comparator.comparingInt(Candidate::relevancy).reversed());
    int at = (int) Math.min(Asked.parse(place).orElse(0), all.size());
    int stop = Math.min(all.size(), at + LOOKED_AT);
    List<Hit> hits = new ArrayList<>();
    while (at < stop && hits.size() < ROWS) {
      Candidate next = all.get(at);
      at++;
      List<Row> found = new ArrayList<>();
      Query left = next.indexed ? query.withoutWords() : query;
      rows.add(next.folder, next.view, List.of(next.uid), left, found, 1);
      found.forEach(row -> hits.add(new Hit(next.folder, row)));
    }
    Optional<String> more = at < all.size() ? Optional.of(Integer.toString(at)) : Optional.empty();
    return new Page(hits, more, new Tally(hits.size(), place.isEmpty() && more.isEmpty()));
  }

  private void gather(Folder folder, WordSearch words, List<Candidate> all) {
    Optional<MailboxView> view = answers.take(mail.view(visitor.caller(), folder.id()));
    Optional<Ranking> ranking = answers.take(mail.rank(visitor.caller(), folder.id(), words));
    if (view.isEmpty() || ranking.isEmpty()) {
      return;
    }
    for (Ranking.Hit hit : ranking.get().hits()) {
      all.add(new Candidate(folder, view.get(), hit.uid(), hit.relevancy(), true));
    }
    int oldest = Math.max(0, view.get().size() - READ);
    for (int i = view.get().size() - 1; i >= oldest; i--) {
      long uid = view.get().uid(i);
      if (uid > ranking.get().indexedTo()) {
        all.add(new Candidate(folder, view.get(), uid, 0, false));
      }
    }
  }

  /**
   * Where a page of the newest begins.
   *
   * @param at behind what arrived later
   * @param shown how many that arrived just then were on the page before
   */
  private record Moment(Instant at, int shown) {
    static final Moment NOW = new Moment(Instant.MAX, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,15})-([0-9]{1,6})");

    static Moment of(String text) {
      Matcher moment = TEXT.matcher(text);
      return moment.matches()
          ? new Moment(
              Instant.ofEpochMilli(Long.parseLong(moment.group(1))),
              Integer.parseInt(moment.group(2)))
          : NOW;
    }

    String text() {
      return at.toEpochMilli() + "-" + shown;
    }

    /** Where the page behind some hits begins. */
    Moment behind(List<Hit> hits) {
      Instant last = hits.getLast().row().when();
      int alike = (int) hits.stream().filter(hit -> hit.row().when().equals(last)).count();
      return new Moment(last, last.equals(at) ? shown + alike : alike);
    }
  }

  private Page newest(Query query, Moment begin) {
    List<Hit> hits = new ArrayList<>();
    Tally tally = new Tally(0, true);
    for (Folder folder : within(query)) {
      Wish wish = new Wish(folder, query, Sorting.NEWEST);
      MessageList.Found found = lists.since(wish, begin.at(), ROWS + begin.shown());
      found.rows().forEach(row -> hits.add(new Hit(folder, row)));
      tally = tally.and(found.tally());
    }
    hits.sort(Comparator.comparing((Hit hit) -> hit.row().when()).reversed());
    List<Hit> page = hits.stream().skip(begin.shown()).limit(ROWS).toList();
    boolean isAll = hits.size() <= begin.shown() + ROWS;
    Optional<String> next =
        isAll || page.isEmpty() ? Optional.empty() : Optional.of(begin.behind(page).text());
    return new Page(
        page,
        next,
        tally.isExact() ? tally : new Tally(Math.max(tally.found(), page.size()), false));
  }

  /** The folders that are sought in. */
  private List<Folder> within(Query query) {
    return readable().stream()
        .filter(folder -> query.in().isEmpty() || query.in().stream().anyMatch(folder::goesBy))
        .toList();
  }

  /** The names a search gives for folders that are none of the reader's. */
  public List<String> unknown(Query query) {
    return query.in().stream()
        .filter(name -> readable().stream().noneMatch(folder -> folder.goesBy(name)))
        .toList();
  }

  /** The folders, each once, whatever names it has. */
  private List<Folder> readable() {
    Set<Long> seen = new HashSet<>();
    return folders.getAll().stream()
        .filter(folder -> folder.id() != 0 && folder.isReadable() && seen.add(folder.id()))
        .toList();
  }
}
