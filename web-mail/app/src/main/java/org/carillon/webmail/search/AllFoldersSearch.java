package org.carillon.webmail.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.search.FoundCount;
import org.carillon.contract.mailbox.search.FoundPage;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.list.ListRequest;
import org.carillon.webmail.list.MessageList;
import org.carillon.webmail.list.Row;
import org.carillon.webmail.list.Rows;
import org.carillon.webmail.list.Sorting;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.query.SearchLine;

/** Finds messages in all readable or named folders: newest first, or best first for words. */
@RequestScoped
public class AllFoldersSearch {

  /** A message that was found, and its row as lists show it. */
  public record Hit(Folder folder, Row row) {}

  /** A page of results, and where the next one begins; empty at the end. */
  public record Page(List<Hit> hits, Optional<String> next, FoundCount tally) {
    static final Page EMPTY = new Page(List.of(), Optional.empty(), FoundCount.NONE);
  }

  private static final int ROWS = 50;

  /** The number of best results that can be paged through. */
  private static final int MOST = 10_000;

  @Inject private Folders folders;
  @Inject private Rows rows;
  @Inject private MessageList lists;

  /** A message that was found, and its relevance. */
  private record Candidate(MessageList.Some in, int message, int relevancy) {}

  /** Finds messages, the newest first. */
  public Page find(SearchLine line) {
    return newest(line, false, Moment.NOW);
  }

  /**
   * Finds messages.
   *
   * @param conversations whether a conversation is one result; only if the newest come first
   * @param place where the page begins; empty for the first
   */
  public Page find(SearchLine line, Sorting sorting, boolean conversations, String place) {
    return line.isRankable() && sorting == Sorting.BEST
        ? best(line, (int) Math.min(RequestParameters.parse(place).orElse(0), MOST))
        : newest(line, conversations, Moment.of(place));
  }

  private Page best(SearchLine line, int from) {
    List<Candidate> all = new ArrayList<>();
    FoundCount tally = FoundCount.NONE;
    boolean isAll = true;
    for (Folder folder : within(line)) {
      ListRequest request = new ListRequest(folder, line, Sorting.BEST);
      Optional<MessageList.Some> some = lists.some(request, PageStart.FIRST, from + ROWS);
      if (some.isPresent()) {
        gather(some.get(), all);
        tally = tally.and(lists.tally(request, some.get()));
        isAll &= some.get().page().isWhole();
      }
    }
    all.sort(Comparator.comparingInt(Candidate::relevancy).reversed());
    List<Candidate> page = all.stream().skip(from).limit(ROWS).toList();
    boolean isLast = page.isEmpty() || isAll && all.size() <= from + ROWS;
    return new Page(
        hits(page),
        isLast ? Optional.empty() : Optional.of(Integer.toString(from + page.size())),
        tally);
  }

  private static void gather(MessageList.Some some, List<Candidate> all) {
    FoundPage found = some.page();
    for (int i = 0; i < found.messages().length; i++) {
      all.add(new Candidate(some, found.messages()[i], found.relevancies()[i]));
    }
  }

  /** The rows of messages, with one query for each folder. */
  private List<Hit> hits(List<Candidate> page) {
    Map<MessageList.Some, Map<Long, Row>> made = new HashMap<>();
    page.stream()
        .collect(Collectors.groupingBy(Candidate::in))
        .forEach(
            (in, found) ->
                made.put(
                    in,
                    rows
                        .of(
                            in.folder(),
                            in.view(),
                            found.stream().mapToInt(Candidate::message).toArray())
                        .stream()
                        .collect(Collectors.toMap(Row::uid, row -> row))));
    List<Hit> hits = new ArrayList<>();
    for (Candidate each : page) {
      Row row = made.get(each.in).get(each.in.view().uid(each.message));
      if (row != null) {
        hits.add(new Hit(each.in.folder(), row));
      }
    }
    return hits;
  }

  /**
   * The start of a page of the newest.
   *
   * @param at the arrival time to continue at
   * @param shown the number of messages of that time that earlier pages showed
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

    /** The start of the page after these results. */
    Moment behind(List<Hit> hits) {
      Instant last = hits.getLast().row().when();
      int alike = (int) hits.stream().filter(hit -> hit.row().when().equals(last)).count();
      return new Moment(last, last.equals(at) ? shown + alike : alike);
    }
  }

  private Page newest(SearchLine line, boolean conversations, Moment begin) {
    List<Hit> hits = new ArrayList<>();
    FoundCount tally = FoundCount.NONE;
    boolean isAll = true;
    for (Folder folder : within(line)) {
      ListRequest request =
          new ListRequest(folder, line, Sorting.NEWEST, conversations && !folder.isDrafts());
      MessageList.Page some =
          lists.read(request, new PageStart.ArrivedBy(begin.at()), ROWS + begin.shown());
      some.rows().forEach(row -> hits.add(new Hit(folder, row)));
      tally = tally.and(some.tally());
      isAll &= some.next().isEmpty();
    }
    hits.sort(Comparator.comparing((Hit hit) -> hit.row().when()).reversed());
    List<Hit> passed = passed(hits.stream().skip(begin.shown()).toList(), conversations);
    isAll &= hits.size() <= begin.shown() + passed.size();
    Optional<String> next =
        isAll || passed.isEmpty() ? Optional.empty() : Optional.of(begin.behind(passed).text());
    return new Page(conversations ? once(passed) : passed, next, tally);
  }

  /** The hits that fill a page, including those hidden behind a newer one of their thread. */
  private static List<Hit> passed(List<Hit> hits, boolean conversations) {
    Set<String> threads = new HashSet<>();
    int at = 0;
    while (at < hits.size() && (conversations ? threads.size() : at) < ROWS) {
      threads.add(hits.get(at++).row().thread());
    }
    return hits.subList(0, at);
  }

  /** The newest result of each thread. */
  private static List<Hit> once(List<Hit> hits) {
    Set<String> threads = new HashSet<>();
    return hits.stream().filter(hit -> threads.add(hit.row().thread())).toList();
  }

  private List<Folder> within(SearchLine line) {
    return readable().stream().filter(folder -> line.isWithin(folder::goesBy)).toList();
  }

  /** The readable folders, each once, even if it has several names. */
  private List<Folder> readable() {
    Set<Long> seen = new HashSet<>();
    return folders.getReadable().stream().filter(folder -> seen.add(folder.id())).toList();
  }
}
