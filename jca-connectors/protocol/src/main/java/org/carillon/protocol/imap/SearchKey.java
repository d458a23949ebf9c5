package org.carillon.protocol.imap;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

/** A search criterion (RFC 3501 §6.4.4, RFC 7162 §3.1.5). */
sealed interface SearchKey {

  /** What must be at hand to decide it: the later, the dearer. */
  enum Needs {
    VIEW,
    DATA,
    CONTENT
  }

  /** What must be at hand. */
  Needs needs();

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

  /** Fields of the envelope that have keys of their own. */
  enum EnvelopeField {
    BCC,
    CC,
    FROM,
    SUBJECT,
    TO
  }

  /** All of these; the cheapest first. */
  record And(List<SearchKey> keys) implements SearchKey {
    @Override
    public Needs needs() {
      return keys.stream().map(SearchKey::needs).reduce(Needs.VIEW, SearchKey::dearer);
    }
  }

  /** One of these. */
  record Or(SearchKey one, SearchKey other) implements SearchKey {
    @Override
    public Needs needs() {
      return dearer(one.needs(), other.needs());
    }
  }

  /** Not this. */
  record Not(SearchKey key) implements SearchKey {
    @Override
    public Needs needs() {
      return key.needs();
    }
  }

  /** One of the messages at these indexes. */
  record OneOf(BitSet indexes) implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.VIEW;
    }
  }

  /** Has a flag, by its bit; no bit for a keyword the mailbox does not know. */
  record Flagged(long bit) implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.VIEW;
    }
  }

  /** Is \Recent. */
  record Recent() implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.VIEW;
    }
  }

  /** Has at least this modseq. */
  record Modseq(long least) implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.VIEW;
    }
  }

  /** INTERNALDATE, its time and zone disregarded. */
  record Internal(Order order, LocalDate date) implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.DATA;
    }
  }

  /** The Date field, its time and zone disregarded. */
  record Sent(Order order, LocalDate date) implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.DATA;
    }
  }

  /** More octets than this. */
  record Larger(long octets) implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.DATA;
    }
  }

  /** Fewer octets than this. */
  record Smaller(long octets) implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.DATA;
    }
  }

  /** A field of the envelope contains this text. */
  record InEnvelope(EnvelopeField field, FoldedText text) implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.DATA;
    }
  }

  /** A field of the header contains this text; an empty text asks whether there is such a field. */
  record Header(String field, FoldedText text) implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.CONTENT;
    }
  }

  /** The text of the body, and of the header too when asked, contains this text. */
  record Body(FoldedText text, boolean headerToo) implements SearchKey {
    @Override
    public Needs needs() {
      return Needs.CONTENT;
    }
  }

  private static Needs dearer(Needs one, Needs other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
