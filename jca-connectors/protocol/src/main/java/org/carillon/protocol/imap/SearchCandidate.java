package org.carillon.protocol.imap;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.MessageSummary;
import org.carillon.format.mime.FoldedText;
import org.carillon.format.mime.SearchedText;
import org.carillon.format.mime.Summary;

/** A message while it is decided whether a search finds it. */
final class SearchCandidate {
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private final Selected selected;
  private final int index;
  private final MessageSummary facts;
  private final Summary texts;
  private final StoredMessage message;
  private final Content content;

  private SearchCandidate(
      Selected selected,
      int index,
      MessageSummary facts,
      Summary texts,
      StoredMessage message,
      Content content) {
    this.selected = selected;
    this.index = index;
    this.facts = facts;
    this.texts = texts;
    this.message = message;
    this.content = content;
  }

  /** One of which only the view is asked. */
  static SearchCandidate of(Selected selected, int index) {
    return new SearchCandidate(selected, index, null, null, null, null);
  }

  /** One whose content is not asked. */
  static SearchCandidate of(Selected selected, int index, MessageSummary facts) {
    return new SearchCandidate(selected, index, facts, Summary.decode(facts.texts()), null, null);
  }

  /** One of which everything can be asked. */
  static SearchCandidate of(
      Selected selected, int index, MessageSummary facts, StoredMessage message, Content content) {
    Summary texts = Summary.decode(facts.texts());
    return new SearchCandidate(
        selected,
        index,
        facts,
        texts.isCut() ? Summary.whole(message.outline()) : texts,
        message,
        content);
  }

  /** Whether its summary does not tell all that may be asked of it. */
  boolean isCut() {
    return texts.isCut();
  }

  boolean matches(SearchKey key) throws IOException {
    return switch (key) {
      case SearchKey.And(List<SearchKey> keys) -> {
        for (SearchKey each : keys) {
          if (!matches(each)) {
            yield false;
          }
        }
        yield true;
      }
      case SearchKey.Or(SearchKey one, SearchKey other) -> matches(one) || matches(other);
      case SearchKey.Not(SearchKey not) -> !matches(not);
      case SearchKey.OneOf(var indexes) -> indexes.get(index);
      case SearchKey.Uids(long[] uids) ->
          Arrays.binarySearch(uids, selected.view().uid(index)) >= 0;
      case SearchKey.Flagged(long bit) -> (selected.view().flags(index) & bit) != 0;
      case SearchKey.Keyword(String keyword) -> hasKeyword(keyword);
      case SearchKey.Recent() -> selected.isRecent(index);
      case SearchKey.Modseq(long least) -> selected.view().modseq(index) >= least;
      case SearchKey.Internal(var order, LocalDate date) ->
          order.holds(
              Long.compare(
                  Math.floorDiv(facts.arrived() + MINUTE * facts.arrivedOffset(), DAY),
                  date.toEpochDay()));
      case SearchKey.Saved(var order, LocalDate date) ->
          order.holds(Long.compare(Math.floorDiv(facts.saved(), DAY), date.toEpochDay()));
      case SearchKey.Younger(Instant than) -> facts.arrived() >= than.toEpochMilli();
      case SearchKey.EmailId(String id) -> facts.emailId().equals(id);
      case SearchKey.ThreadId(String id) -> facts.threadId().equals(id);
      case SearchKey.Sent(var order, LocalDate date) ->
          texts.sentOn().map(sent -> order.holds(sent.compareTo(date))).orElse(false);
      case SearchKey.Larger(long octets) -> facts.size() > octets;
      case SearchKey.Smaller(long octets) -> facts.size() < octets;
      case SearchKey.InSummary(Summary.Text in, FoldedText text) -> text.isIn(texts, in);
      case SearchKey.Header(String field, FoldedText text) ->
          SearchedText.inField(header(), field, text);
      case SearchKey.Body(FoldedText text, boolean headerToo) ->
          text.isEmpty() || headerToo && SearchedText.inHeader(header(), text) || inBody(text);
    };
  }

  private boolean hasKeyword(String keyword) {
    List<String> keywords = selected.view().keywords();
    for (int k = 0; k < keywords.size(); k++) {
      if (keywords.get(k).equalsIgnoreCase(keyword)) {
        long bit = 1L << (Flag.FIRST_KEYWORD_BIT + k);
        return (selected.view().flags(index) & bit) != 0;
      }
    }
    return false;
  }

  private byte[] header() throws IOException {
    StoredMessage.Range header = message.locate(new int[0], Section.Text.HEADER).orElseThrow();
    return SearchedText.header(content::read, header.position(), header.length());
  }

  private boolean inBody(FoldedText text) throws IOException {
    return SearchedText.inBody(content::read, message.data().prefix(), message.body(), text);
  }
}
