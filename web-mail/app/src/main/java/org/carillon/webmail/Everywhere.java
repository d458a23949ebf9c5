package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.Ranking;
import org.carillon.contract.mailbox.WordSearch;
import org.carillon.web.Asked;
import org.carillon.web.Visitor;

/**
 * Finds messages in all folders that the reader may read: of a search for words the best first,
 * whichever folder they lie in; else the newest.
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
   * @param ranked whether the best come first
   */
  public record Page(List<Hit> hits, Optional<String> next, boolean ranked) {}

  private static final int ROWS = 50;

  /** How many messages are looked at for one page. */
  private static final int LOOKED_AT = 400;

  /** How many messages of a folder that are not indexed yet are read. */
  private static final int READ = 100;

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private MailAnswers answers;
  @Inject private Folders folders;
  @Inject private Rows rows;

  /** A message that may be meant. */
  private record Candidate(
      Folder folder, MailboxView view, long uid, int relevancy, boolean indexed) {}

  /**
   * Finds messages.
   *
   * @param place where the page begins; empty for the first
   */
  public Page find(Query query, String place) {
    return query.words().map(words -> best(query, words, place)).orElseGet(() -> newest(query));
  }

  private Page best(Query query, WordSearch words, String place) {
    List<Candidate> all = new ArrayList<>();
    readable().forEach(folder -> gather(folder, words, all));
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
    return new Page(
        hits, at < all.size() ? Optional.of(Integer.toString(at)) : Optional.empty(), true);
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

  private Page newest(Query query) {
    List<Hit> hits = new ArrayList<>();
    for (Folder folder : readable()) {
      answers
          .take(mail.view(visitor.caller(), folder.id()))
          .ifPresent(view -> newest(folder, view, query, hits));
    }
    hits.sort(Comparator.comparing((Hit hit) -> hit.row().when()).reversed());
    return new Page(hits.stream().limit(ROWS).toList(), Optional.empty(), false);
  }

  private void newest(Folder folder, MailboxView view, Query query, List<Hit> hits) {
    List<Long> uids = new ArrayList<>();
    int oldest = Math.max(0, view.size() - LOOKED_AT);
    for (int i = view.size() - 1; i >= oldest; i--) {
      if (query.admits(view.flags(i))) {
        uids.add(view.uid(i));
      }
    }
    List<Row> found = new ArrayList<>();
    rows.add(folder, view, uids, query, found, ROWS);
    found.forEach(row -> hits.add(new Hit(folder, row)));
  }

  /** The folders, each once, whatever names it has. */
  private List<Folder> readable() {
    Set<Long> seen = new HashSet<>();
    return folders.getAll().stream()
        .filter(folder -> folder.id() != 0 && folder.isReadable() && seen.add(folder.id()))
        .toList();
  }
}
