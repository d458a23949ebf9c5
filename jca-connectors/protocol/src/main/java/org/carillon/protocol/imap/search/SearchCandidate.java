package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.search.MessageSummary;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.summary.FoldedText;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.format.mime.summary.Summary;
import org.carillon.protocol.imap.fetch.Section;
import org.carillon.protocol.imap.fetch.StoredMessage;
import org.carillon.protocol.imap.session.Selected;

/** A message while it is decided whether a search finds it. */
final class SearchCandidate {
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private final Selected selected;
  private final int index;
  private final MessageSummary facts;
  private final Summary texts;
  private final StoredMessage message;
  private final PassingOctets octets;
  private boolean unreadable;

  private SearchCandidate(
      Selected selected,
      int index,
      MessageSummary facts,
      Summary texts,
      StoredMessage message,
      PassingOctets octets) {
    this.selected = selected;
    this.index = index;
    this.facts = facts;
    this.texts = texts;
    this.message = message;
    this.octets = octets;
  }

  /** One of which only the view is asked. */
  static SearchCandidate of(Selected selected, int index) {
    return new SearchCandidate(selected, index, null, null, null, null);
  }

  /** One whose content is not asked. */
  static SearchCandidate of(Selected selected, int index, MessageSummary facts) {
    return new SearchCandidate(selected, index, facts, Summary.decode(facts.texts()), null, null);
  }

  /**
   * One of which everything can be asked.
   *
   * @param octets those of its content, which may turn out to be damaged
   */
  static SearchCandidate of(
      Selected selected,
      int index,
      MessageSummary facts,
      StoredMessage message,
      ByteSource octets) {
    Summary texts = Summary.decode(facts.texts());
    return new SearchCandidate(
        selected,
        index,
        facts,
        texts.isCut() ? Summary.whole(message.outline()) : texts,
        message,
        new PassingOctets(octets, message.data().size()));
  }

  /** Whether its summary does not tell all that may be asked of it. */
  boolean isCut() {
    return texts.isCut();
  }

  /** Whether octets that were asked could not be read. */
  boolean isUnreadable() {
    return unreadable;
  }

  /** Whether it matches, whatever stands in octets that can't be read. */
  boolean matches(SearchKey key) {
    return matches(key, false);
  }

  /**
   * Whether it matches.
   *
   * @param unread what a key counts as whose octets can't be read: the other way round below a NOT,
   *     so that neither the key nor its opposite finds the message
   */
  private boolean matches(SearchKey key, boolean unread) {
    return switch (key) {
      case SearchKey.And(List<SearchKey> keys) -> matchesAll(keys, unread);
      case SearchKey.Or(SearchKey one, SearchKey other) ->
          matches(one, unread) || matches(other, unread);
      case SearchKey.Not(SearchKey not) -> !matches(not, !unread);
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
      case SearchKey.InSummary(Summary.Text in, FoldedText text) ->
          text.isIn(texts, in) || isBehindOutline(in, text, unread);
      case SearchKey.Header(String field, FoldedText text) ->
          read(() -> SearchedText.inField(header(), field, text), unread);
      case SearchKey.Body(FoldedText text, boolean headerToo) ->
          text.isEmpty()
              || read(
                  () -> headerToo && SearchedText.inHeader(header(), text) || inBody(text), unread);
    };
  }

  /** Whether it is in what the outline leaves out of a field. */
  private boolean isBehindOutline(Summary.Text in, FoldedText text, boolean unread) {
    return message != null
        && message.outline().isCut()
        && read(() -> SearchedText.inField(header(), in.field(), text), unread);
  }

  private boolean matchesAll(List<SearchKey> keys, boolean unread) {
    for (SearchKey each : keys) {
      if (!matches(each, unread)) {
        return false;
      }
    }
    return true;
  }

  /** A question that only the content answers. */
  @FunctionalInterface
  private interface Question {
    boolean isSo() throws IOException;
  }

  private boolean read(Question question, boolean unread) {
    try {
      return question.isSo();
    } catch (IOException damaged) {
      // Only the store was read, nothing of the client; the store notes what it finds damaged.
      unreadable = true;
      return unread;
    }
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
    return SearchedText.header(octets, header.position(), header.length());
  }

  private boolean inBody(FoldedText text) throws IOException {
    if (SearchedText.inBody(octets, message.data().prefix(), message.body(), text)) {
      return true;
    }
    octets.finish();
    return false;
  }
}
