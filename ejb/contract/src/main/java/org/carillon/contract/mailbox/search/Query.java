package org.carillon.contract.mailbox.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * A search query; all searches use this one language. IMAP's search keys (RFC 3501 §6.4.4), the
 * webmail's search field, JMAP's filters (RFC 8621 §4.4.1) and CalDAV's (RFC 4791 §9.7) are
 * translated into it. An evaluator refuses a leaf that the mailbox can't answer; it never ignores
 * one. Texts are compared without case (RFC 5255 §4.7).
 */
public sealed interface Query {

  /** Matches every message. */
  Query ALL = new And(List.of());

  /** Matches if all of the queries match; without queries, always. */
  record And(List<Query> queries) implements Query {
    public And {
      queries = List.copyOf(queries);
    }
  }

  /** Matches if one of the queries matches; without queries, never. */
  record Or(List<Query> queries) implements Query {
    public Or {
      queries = List.copyOf(queries);
    }
  }

  /** Negates the query. An unreadable message matches neither a text nor its negation. */
  record Not(Query query) implements Query {}

  /** Matches the messages with these uids, which are sorted. */
  record Uids(UidSet uids) implements Query {}

  record HasFlag(Flag flag) implements Query {}

  /** The message has a keyword, compared without case. */
  record HasKeyword(String keyword) implements Query {}

  /** The message's modseq is at least this (RFC 7162 §3.1.5). */
  record ChangedSince(long modseq) implements Query {}

  /** Compares the day of INTERNALDATE; its time and zone are ignored. */
  record ArrivedOn(DayOrder order, LocalDate day) implements Query {}

  /** INTERNALDATE is not before this moment (RFC 5032 YOUNGER, JMAP {@code after}). */
  record ArrivedSince(Instant moment) implements Query {}

  /** Compares the day, in UTC, on which the message was put into this mailbox (RFC 8514 §4.3). */
  record SavedOn(DayOrder order, LocalDate day) implements Query {}

  /** Compares the day of the Date field, without time and zone. A missing field does not match. */
  record SentOn(DayOrder order, LocalDate day) implements Query {}

  /** Matches one message, in any mailbox (RFC 8474 §6). */
  record EmailId(String id) implements Query {}

  /** The message belongs to this thread (RFC 8474 §6). */
  record ThreadId(String id) implements Query {}

  /** The message has more octets than this. */
  record LargerThan(long octets) implements Query {}

  /** The message has fewer octets than this. */
  record SmallerThan(long octets) implements Query {}

  /** A text occurs in an area of the message. */
  record Text(TextArea area, String text) implements Query {}

  /** A header field, named without case, contains a text, or only exists if the text is empty. */
  record HeaderField(String field, String text) implements Query {}

  /** The message has an attachment, displayed parts excluded (JMAP {@code hasAttachment}). */
  record HasAttachment() implements Query {}

  /** The file name of a part contains a text. */
  record FileName(String text) implements Query {}

  /** Matches like the query, but its texts are searched for by their words (RFC 6203). */
  record Fuzzy(Query query) implements Query {}

  /** Matches the words that a user searches for. */
  record Words(WordSearch search) implements Query {}

  /** Some, all or none of the messages in its thread have a keyword (RFC 8621 §4.4.1). */
  record InThread(Quantity quantity, String keyword) implements Query {}

  /**
   * A property of a calendar object or a card exists or contains a text (RFC 4791 §9.7.2).
   *
   * @param component the component that has the property ({@code VEVENT}); for a card, {@code
   *     VCARD}
   * @param name the property's name
   * @param text the text that it contains; absent if the property only has to exist
   */
  record Property(String component, String name, Optional<String> text) implements Query {}

  /** A component overlaps a time range, its end excluded (RFC 4791 §9.9). */
  record TimeRange(String component, Instant from, Instant to) implements Query {}

  /** The comparison of a day. */
  enum DayOrder {
    BEFORE,
    ON,
    SINCE
  }

  /** The number of messages for which a condition holds. */
  enum Quantity {
    SOME,
    ALL,
    NONE
  }

  /** The part of a message in which a text is searched for. */
  enum TextArea {
    SUBJECT,
    FROM,
    TO,
    CC,
    BCC,
    /** The text parts of the body, and the headers of enclosed messages. */
    BODY,
    /** The same as {@link #BODY}, and any field of the header. */
    ANYWHERE
  }
}
