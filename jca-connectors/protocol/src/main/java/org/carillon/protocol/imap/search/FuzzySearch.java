package org.carillon.protocol.imap.search;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.search.Ranking;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.format.mime.summary.FoldedText;
import org.carillon.format.mime.summary.Summary;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;

/**
 * The FUZZY keys of one search (RFC 6203): texts are looked for by their words in the store's
 * index; what is not indexed yet, and what no words are looked for in, has to match as it stands.
 */
final class FuzzySearch {
  private static final int HIGHEST = 100;

  private record Message(long mailbox, long uid) {}

  private final ImapSession session;
  private final Map<Message, Integer> relevancies = new HashMap<>();
  private boolean used;

  FuzzySearch(ImapSession session) {
    this.session = session;
  }

  /** Whether there was a FUZZY key. */
  boolean isUsed() {
    return used;
  }

  /** How relevant a result is, from 1 to 100: by the key that it fits worst (RFC 6203 §4). */
  int relevancy(long mailbox, long uid) {
    return relevancies.getOrDefault(new Message(mailbox, uid), HIGHEST);
  }

  /** A criterion that need not match as it stands. */
  SearchCriterion of(SearchCriterion criterion) {
    used = true;
    return mailbox -> fuzzy(criterion.in(mailbox), mailbox);
  }

  private SearchKey fuzzy(SearchKey key, Selected mailbox) {
    return switch (key) {
      case SearchKey.And(List<SearchKey> keys) ->
          new SearchKey.And(keys.stream().map(each -> fuzzy(each, mailbox)).toList());
      case SearchKey.Or(SearchKey one, SearchKey other) ->
          new SearchKey.Or(fuzzy(one, mailbox), fuzzy(other, mailbox));
      case SearchKey.Not(SearchKey not) -> new SearchKey.Not(fuzzy(not, mailbox));
      case SearchKey.InSummary(Summary.Text in, FoldedText text) ->
          words(area(in), text, key, mailbox);
      case SearchKey.Body(FoldedText text, boolean headerToo) ->
          words(headerToo ? WordSearch.Area.ANYWHERE : WordSearch.Area.BODY, text, key, mailbox);
      case SearchKey.Header _,
          SearchKey.OneOf _,
          SearchKey.Uids _,
          SearchKey.Flagged _,
          SearchKey.Keyword _,
          SearchKey.Recent _,
          SearchKey.Modseq _,
          SearchKey.Internal _,
          SearchKey.Saved _,
          SearchKey.Younger _,
          SearchKey.EmailId _,
          SearchKey.ThreadId _,
          SearchKey.Sent _,
          SearchKey.Larger _,
          SearchKey.Smaller _ ->
          key;
    };
  }

  private static WordSearch.Area area(Summary.Text in) {
    return switch (in) {
      case SUBJECT, BASE_SUBJECT -> WordSearch.Area.SUBJECT;
      case FROM, DISPLAY_FROM, LOCAL_FROM -> WordSearch.Area.FROM;
      case TO, CC, BCC, DISPLAY_TO, LOCAL_TO, LOCAL_CC -> WordSearch.Area.TO;
    };
  }

  private SearchKey words(
      WordSearch.Area area, FoldedText text, SearchKey exact, Selected mailbox) {
    if (text.isEmpty()) {
      return exact;
    }
    WordSearch search = new WordSearch(List.of(new WordSearch.Term(area, text.text(), false)));
    return switch (session.access().rank(session.caller(), mailbox.mailbox(), search)) {
      case Answer.Done(Ranking ranking) -> ranked(ranking, exact, mailbox);
      case Answer.Failed<Ranking> _ -> exact;
    };
  }

  private SearchKey ranked(Ranking ranking, SearchKey exact, Selected mailbox) {
    for (Ranking.Hit hit : ranking.hits()) {
      relevancies.merge(new Message(mailbox.mailbox(), hit.uid()), hit.relevancy(), Math::min);
    }
    SearchKey found =
        new SearchKey.Uids(ranking.hits().stream().mapToLong(Ranking.Hit::uid).sorted().toArray());
    MailboxView view = mailbox.view();
    int indexed = view.indexOf(ranking.indexedTo() + 1);
    int first = indexed < 0 ? -indexed - 1 : indexed;
    if (first >= view.size()) {
      return found;
    }
    BitSet behind = new BitSet();
    behind.set(first, view.size());
    return new SearchKey.Or(found, new SearchKey.And(List.of(new SearchKey.OneOf(behind), exact)));
  }
}
