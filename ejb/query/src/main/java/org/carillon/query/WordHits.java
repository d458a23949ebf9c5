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
 * The words of one query, looked up in the index (RFC 6203): they become the messages that have
 * them. What is not indexed yet, and what no words are looked for in, has to match as it stands.
 */
final class WordHits {
  private static final int HIGHEST = 100;

  private final SearchedMailbox mailbox;
  private final Map<WordSearch, Optional<Ranking>> rankings = new HashMap<>();
  private final Map<Long, Integer> relevancies = new HashMap<>();

  WordHits(SearchedMailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Whether words were looked for. */
  boolean areUsed() {
    return !rankings.isEmpty();
  }

  /** Messages with higher uids are not indexed yet. */
  long indexedTo() {
    return rankings.values().stream()
        .mapToLong(ranking -> ranking.map(Ranking::indexedTo).orElse(0L))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Whether more fit than the index tells. */
  boolean areCut() {
    return rankings.values().stream()
        .flatMap(Optional::stream)
        .anyMatch(ranking -> ranking.hits().size() == Ranking.MOST);
  }

  /** The messages that fit, the best first, of those that fit equally the latest. */
  long[] best() {
    return relevancies.keySet().stream()
        .sorted(
            Comparator.comparing(this::relevancy)
                .thenComparing(Comparator.naturalOrder())
                .reversed())
        .mapToLong(uid -> uid)
        .toArray();
  }

  /** How relevant a message is, from 1 to 100: by the words that it fits worst (RFC 6203 §4). */
  int relevancy(long uid) {
    return relevancies.getOrDefault(uid, HIGHEST);
  }

  /** What a query's words become in one mailbox. */
  @FunctionalInterface
  private interface Meaning {
    Query of(WordSearch words, Query exact);
  }

  /** The same query without words, as of a message that the index has seen. */
  Query amongIndexed(Query query) {
    return lookedUp(query, false, (words, _) -> found(ranking(words)));
  }

  /** The same query without words, as of a message that it has not seen. */
  Query amongOthers(Query query) {
    return lookedUp(query, false, (_, exact) -> exact);
  }

  private Query lookedUp(Query query, boolean fuzzy, Meaning meaning) {
    return switch (query) {
      case Query.And(List<Query> all) -> new Query.And(each(all, fuzzy, meaning));
      case Query.Or(List<Query> some) -> new Query.Or(each(some, fuzzy, meaning));
      case Query.Not(Query not) -> new Query.Not(lookedUp(not, fuzzy, meaning));
      case Query.Fuzzy(Query inner) -> lookedUp(inner, true, meaning);
      case Query.Words(WordSearch words) -> meaning.of(words, asItStands(words));
      case Query.Text(TextArea area, String text) ->
          fuzzy && !text.isEmpty() ? meaning.of(words(area, text), query) : query;
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
          Query.InThread _,
          Query.Property _,
          Query.TimeRange _ ->
          query;
    };
  }

  private List<Query> each(List<Query> queries, boolean fuzzy, Meaning meaning) {
    return queries.stream().map(each -> lookedUp(each, fuzzy, meaning)).toList();
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

  /** What the index says; nothing where it can't be asked now. */
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

  private Query found(Ranking ranking) {
    for (Ranking.Hit hit : ranking.hits()) {
      relevancies.merge(hit.uid(), hit.relevancy(), Math::min);
    }
    return new Query.Uids(
        UidSet.sorted(ranking.hits().stream().mapToLong(Ranking.Hit::uid).toArray()));
  }

  /** The words as texts, where there is no index to ask. */
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
