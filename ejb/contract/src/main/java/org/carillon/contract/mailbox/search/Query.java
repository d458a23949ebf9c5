package org.carillon.contract.mailbox.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * What messages are looked for: the one language of searches. IMAP's search keys (RFC 3501 §6.4.4),
 * the webmail's search field, JMAP's filters (RFC 8621 §4.4.1) and CalDAV's (RFC 4791 §9.7) are
 * read into it. Whoever evaluates it refuses a leaf that the asked mailbox can't answer; none is
 * passed over. Texts are compared without case (RFC 5255 §4.7).
 */
public sealed interface Query {

  /** Every message. */
  Query ALL = new And(List.of());

  /** All of these hold; of none, always. */
  record And(List<Query> queries) implements Query {
    /** Keeps a copy. */
    public And {
      queries = List.copyOf(queries);
    }
  }

  /** One of these holds; of none, never. */
  record Or(List<Query> queries) implements Query {
    /** Keeps a copy. */
    public Or {
      queries = List.copyOf(queries);
    }
  }

  /** This does not hold. A message that can't be read matches neither a text nor its opposite. */
  record Not(Query query) implements Query {}

  /**
   * One of the messages with these uids.
   *
   * @param uids sorted
   */
  record Uids(UidSet uids) implements Query {}

  /** Has a system flag. */
  record HasFlag(Flag flag) implements Query {}

  /** Has a keyword, compared without case. */
  record HasKeyword(String keyword) implements Query {}

  /** Has at least this modseq (RFC 7162 §3.1.5). */
  record ChangedSince(long modseq) implements Query {}

  /** The day of INTERNALDATE, its time and zone disregarded. */
  record ArrivedOn(DayOrder order, LocalDate day) implements Query {}

  /** INTERNALDATE not before this moment (RFC 5032 YOUNGER, JMAP {@code after}). */
  record ArrivedSince(Instant moment) implements Query {}

  /** The day when it was put into this mailbox, in UTC (RFC 8514 §4.3). */
  record SavedOn(DayOrder order, LocalDate day) implements Query {}

  /** The day of the Date field, its time and zone disregarded; without one, none. */
  record SentOn(DayOrder order, LocalDate day) implements Query {}

  /** Is this very message, in whichever mailbox (RFC 8474 §6). */
  record EmailId(String id) implements Query {}

  /** Belongs to this thread (RFC 8474 §6). */
  record ThreadId(String id) implements Query {}

  /** More octets than this. */
  record LargerThan(long octets) implements Query {}

  /** Fewer octets than this. */
  record SmallerThan(long octets) implements Query {}

  /** A text stands there. */
  record Text(TextArea area, String text) implements Query {}

  /**
   * A field of the header contains a text; an empty text asks whether there is such a field.
   *
   * @param field its name, compared without case
   */
  record HeaderField(String field, String text) implements Query {}

  /** There is something to save beside what is read (JMAP {@code hasAttachment}). */
  record HasAttachment() implements Query {}

  /** A part's file name contains a text. */
  record FileName(String text) implements Query {}

  /** The same, but its texts are looked for by their words and need not stand so (RFC 6203). */
  record Fuzzy(Query query) implements Query {}

  /** Words that people look for. */
  record Words(WordSearch search) implements Query {}

  /** Some, all or none of the messages of its thread have a keyword (RFC 8621 §4.4.1). */
  record InThread(Quantity quantity, String keyword) implements Query {}

  /**
   * A property of a calendar object or a card (RFC 4791 §9.7.2).
   *
   * @param component which it is a property of ({@code VEVENT}); of a card, {@code VCARD}
   * @param name which
   * @param text what it contains; absent where it need only be there
   */
  record Property(String component, String name, Optional<String> text) implements Query {}

  /**
   * A component of a calendar object overlaps a time (RFC 4791 §9.9).
   *
   * @param from when it begins
   * @param to behind its end
   */
  record TimeRange(String component, Instant from, Instant to) implements Query {}

  /** How a day is compared. */
  enum DayOrder {
    BEFORE,
    ON,
    SINCE
  }

  /** Of how many messages something holds. */
  enum Quantity {
    SOME,
    ALL,
    NONE
  }

  /** Where in a message a text stands. */
  enum TextArea {
    SUBJECT,
    FROM,
    TO,
    CC,
    BCC,
    /** In the text parts of the body, and in the headers of enclosed messages. */
    BODY,
    /** There, or in any field of the header. */
    ANYWHERE
  }
}
