package org.carillon.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.TextArea;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.query.source.Ranking;
import org.carillon.query.source.SearchedMailbox;

/**
 * The words of one query, looked up in the index (RFC 6203) and replaced by the messages that
 * contain them. Messages that are not indexed yet, and the parts of the query without words, are
 * matched as texts.
 */
final class WordHits {
  private static final int HIGHEST = 100;
  private static final int LOWEST = 1;

  private final SearchedMailbox mailbox;
  private final Map<WordSearch, Optional<Ranking>> rankings = new HashMap<>();
  private final Map<Long, Integer> relevancies = new HashMap<>();

  WordHits(SearchedMailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Returns whether the query has words that were looked up. */
  boolean areUsed() {
    return !rankings.isEmpty();
  }

  /** Returns the highest uid that is indexed; messages with higher uids are not indexed yet. */
  long indexedTo() {
    return rankings.values().stream()
        .mapToLong(ranking -> ranking.map(Ranking::indexedTo).orElse(0L))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Returns whether the index found more messages than it returned. */
  boolean areCut() {
    return rankings.values().stream().flatMap(Optional::stream).anyMatch(WordHits::isCut);
  }

  /** Returns the messages that match, the best first, and the latest of equally good ones first. */
  long[] best() {
    return relevancies.keySet().stream()
        .sorted(
            Comparator.comparing(this::relevancy)
                .thenComparing(Comparator.naturalOrder())
                .reversed())
        .mapToLong(uid -> uid)
        .toArray();
  }

  /**
   * Returns the relevancy of a message, from 1 to 100, by the word that it matches worst (RFC 6203
   * §4). A message that is not indexed yet has the highest, one that matches without any of the
   * words the lowest.
   */
  int relevancy(long uid) {
    Integer ranked = relevancies.get(uid);
    if (ranked != null) {
      return ranked;
    }
    return uid > indexedTo() ? HIGHEST : LOWEST;
  }

  /** Translates the words of a query for one mailbox. */
  @FunctionalInterface
  private interface Meaning {
    /** Returns the query that replaces the words, given their texts, perhaps below a NOT. */
    Query of(WordSearch words, Query exact, boolean excluded);
  }

  /** The position of words in a query: below FUZZY, below a NOT. */
  private record Depth(boolean fuzzy, boolean excluded) {}

  /** Returns the same query without words, for messages that are indexed. */
  Query amongIndexed(Query query) {
    return lookedUp(query, new Depth(false, false), this::found);
  }

  /** Returns the same query without words, for messages that are not indexed. */
  Query amongOthers(Query query) {
    return lookedUp(query, new Depth(false, false), (_, exact, _) -> exact);
  }

  /** Returns whether every message that matches is ranked by words. */
  static boolean rankAll(Query query) {
    return switch (query) {
      case Query.And(List<Query> all) -> all.stream().anyMatch(WordHits::rankAll);
      case Query.Or(List<Query> some) -> some.stream().allMatch(WordHits::rankAll);
      case Query.Fuzzy(Query.Text _), Query.Words _ -> true;
      default -> false;
    };
  }

  private Query lookedUp(Query query, Depth depth, Meaning meaning) {
    return switch (query) {
      case Query.And(List<Query> all) -> new Query.And(each(all, depth, meaning));
      case Query.Or(List<Query> some) -> new Query.Or(each(some, depth, meaning));
      case Query.Not(Query not) ->
          new Query.Not(lookedUp(not, new Depth(depth.fuzzy, !depth.excluded), meaning));
      case Query.Fuzzy(Query inner) -> lookedUp(inner, new Depth(true, depth.excluded), meaning);
      case Query.Words(WordSearch words) -> meaning.of(words, asItStands(words), depth.excluded);
      case Query.Text(TextArea area, String text) ->
          depth.fuzzy && !text.isEmpty()
              ? meaning.of(words(area, text), query, depth.excluded)
              : query;
      case Query.Uids _,
          Query.HasFlag _,
          Query.HasKeyword _,
          Query.ChangedSince _,
          Query.ArrivedOn _,
          Query.ArrivedSince _,
          Query.SavedOn _,
          Query.SentOn _,
          Query.EmailId _,
          Query.ThreadId _,
          Query.LargerThan _,
          Query.SmallerThan _,
          Query.HeaderField _,
          Query.HasAttachment _,
          Query.FileName _,
          Query.InThread _,
          Query.Property _,
          Query.TimeRange _ ->
          query;
    };
  }

  private List<Query> each(List<Query> queries, Depth depth, Meaning meaning) {
    return queries.stream().map(each -> lookedUp(each, depth, meaning)).toList();
  }

  private static WordSearch words(TextArea area, String text) {
    WordSearch.Area words =
        switch (area) {
          case SUBJECT -> WordSearch.Area.SUBJECT;
          case FROM -> WordSearch.Area.FROM;
          case TO, CC, BCC -> WordSearch.Area.TO;
          case BODY -> WordSearch.Area.BODY;
          case ANYWHERE -> WordSearch.Area.ANYWHERE;
        };
    return new WordSearch(List.of(new WordSearch.Term(words, text, false)));
  }

  /** Returns the ranking by the index; an empty one if the index is not available now. */
  private Ranking ranking(WordSearch words) {
    return rankings
        .computeIfAbsent(
            words,
            asked ->
                mailbox.rank(asked) instanceof Answer.Done<Ranking>(Ranking ranking)
                    ? Optional.of(ranking)
                    : Optional.empty())
        .orElse(Ranking.NONE);
  }

  /**
   * Returns the messages that contain the words. Excluded words are not ranked; if their ranking is
   * cut, the texts are searched as well, so that no message is wrongly included.
   */
  private Query found(WordSearch words, Query exact, boolean excluded) {
    Ranking ranking = ranking(words);
    Query uids =
        new Query.Uids(
            UidSet.sorted(ranking.hits().stream().mapToLong(Ranking.Hit::uid).toArray()));
    if (excluded) {
      return isCut(ranking) ? new Query.Or(List.of(uids, exact)) : uids;
    }
    for (Ranking.Hit hit : ranking.hits()) {
      relevancies.merge(hit.uid(), hit.relevancy(), Math::min);
    }
    return uids;
  }

  private static boolean isCut(Ranking ranking) {
    return ranking.hits().size() == Ranking.MOST;
  }

  /** Returns the words as texts, for messages that are not indexed. */
  private static Query asItStands(WordSearch search) {
    List<Query> terms = new ArrayList<>();
    for (WordSearch.Term term : search.terms()) {
      terms.add(
          switch (term.area()) {
            case ANYWHERE -> new Query.Text(TextArea.ANYWHERE, term.text());
            case SUBJECT -> new Query.Text(TextArea.SUBJECT, term.text());
            case FROM -> new Query.Text(TextArea.FROM, term.text());
            case TO ->
                new Query.Or(
                    List.of(
                        new Query.Text(TextArea.TO, term.text()),
                        new Query.Text(TextArea.CC, term.text()),
                        new Query.Text(TextArea.BCC, term.text())));
            case BODY -> new Query.Text(TextArea.BODY, term.text());
          });
    }
    return new Query.And(terms);
  }
}
