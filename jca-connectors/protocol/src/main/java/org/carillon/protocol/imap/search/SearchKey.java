package org.carillon.protocol.imap.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.format.mime.summary.FoldedText;
import org.carillon.format.mime.summary.Summary;

/** A search criterion (RFC 3501 §6.4.4, RFC 7162 §3.1.5). */
sealed interface SearchKey {

  /** What must be at hand to decide it: the later, the dearer. */
  enum Needs {
    VIEW,
    SUMMARY,
    CONTENT
  }

  /** What must be at hand. */
  default Needs needs() {
    return switch (this) {
      case And(List<SearchKey> keys) ->
          keys.stream().map(SearchKey::needs).reduce(Needs.VIEW, SearchKey::dearer);
      case Or(SearchKey one, SearchKey other) -> dearer(one.needs(), other.needs());
      case Not(SearchKey key) -> key.needs();
      case OneOf _, Uids _, Flagged _, Keyword _, Recent _, Modseq _ -> Needs.VIEW;
      case Internal _,
          Saved _,
          Younger _,
          EmailId _,
          ThreadId _,
          Sent _,
          Larger _,
          Smaller _,
          InSummary _ ->
          Needs.SUMMARY;
      case Header _, Body _ -> Needs.CONTENT;
    };
  }

  /** The same, to be asked of later views of the mailbox too. */
  default SearchKey lasting(MailboxView view) {
    return switch (this) {
      case And(List<SearchKey> keys) ->
          new And(keys.stream().map(each -> each.lasting(view)).toList());
      case Or(SearchKey one, SearchKey other) -> new Or(one.lasting(view), other.lasting(view));
      case Not(SearchKey key) -> new Not(key.lasting(view));
      case OneOf(BitSet indexes) -> new Uids(indexes.stream().mapToLong(view::uid).toArray());
      case Uids _,
          Flagged _,
          Keyword _,
          Recent _,
          Modseq _,
          Internal _,
          Saved _,
          Younger _,
          EmailId _,
          ThreadId _,
          Sent _,
          Larger _,
          Smaller _,
          InSummary _,
          Header _,
          Body _ ->
          this;
    };
  }

  /** Whether other messages may match though none changed. */
  default boolean changesWithTime() {
    return switch (this) {
      case And(List<SearchKey> keys) -> keys.stream().anyMatch(SearchKey::changesWithTime);
      case Or(SearchKey one, SearchKey other) -> one.changesWithTime() || other.changesWithTime();
      case Not(SearchKey key) -> key.changesWithTime();
      case Younger _ -> true;
      case OneOf _,
          Uids _,
          Flagged _,
          Keyword _,
          Recent _,
          Modseq _,
          Internal _,
          Saved _,
          EmailId _,
          ThreadId _,
          Sent _,
          Larger _,
          Smaller _,
          InSummary _,
          Header _,
          Body _ ->
          false;
    };
  }

  /** How a date or a number is compared. */
  enum Order {
    BEFORE,
    ON,
    SINCE;

    boolean holds(int comparison) {
      return switch (this) {
        case BEFORE -> comparison < 0;
        case ON -> comparison == 0;
        case SINCE -> comparison >= 0;
      };
    }
  }

  /** All of these; the cheapest first. */
  record And(List<SearchKey> keys) implements SearchKey {}

  /** One of these. */
  record Or(SearchKey one, SearchKey other) implements SearchKey {}

  /** Not this. */
  record Not(SearchKey key) implements SearchKey {}

  /** One of the messages at these indexes. */
  record OneOf(BitSet indexes) implements SearchKey {}

  /** One of the messages with these uids, ascending. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Uids(long[] uids) implements SearchKey {}

  /** Has a system flag, by its bit. */
  record Flagged(long bit) implements SearchKey {}

  /** Has a keyword, compared without case. */
  record Keyword(String keyword) implements SearchKey {}

  /** Is \Recent. */
  record Recent() implements SearchKey {}

  /** Has at least this modseq. */
  record Modseq(long least) implements SearchKey {}

  /** INTERNALDATE, its time and zone disregarded. */
  record Internal(Order order, LocalDate date) implements SearchKey {}

  /** When it was put into this mailbox, time disregarded (RFC 8514 §4.3). */
  record Saved(Order order, LocalDate date) implements SearchKey {}

  /** INTERNALDATE not before this moment (RFC 5032 YOUNGER; OLDER is its opposite). */
  record Younger(Instant than) implements SearchKey {}

  /** Is this very message, in whichever mailbox (RFC 8474 §6). */
  record EmailId(String id) implements SearchKey {}

  /** Belongs to this thread (RFC 8474 §6). */
  record ThreadId(String id) implements SearchKey {}

  /** The Date field, its time and zone disregarded. */
  record Sent(Order order, LocalDate date) implements SearchKey {}

  /** More octets than this. */
  record Larger(long octets) implements SearchKey {}

  /** Fewer octets than this. */
  record Smaller(long octets) implements SearchKey {}

  /** A text of the summary contains this one. */
  record InSummary(Summary.Text in, FoldedText text) implements SearchKey {}

  /** A field of the header contains this text; an empty text asks whether there is such a field. */
  record Header(String field, FoldedText text) implements SearchKey {}

  /** The text of the body, and of the header too when asked, contains this text. */
  record Body(FoldedText text, boolean headerToo) implements SearchKey {}

  private static Needs dearer(Needs one, Needs other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
