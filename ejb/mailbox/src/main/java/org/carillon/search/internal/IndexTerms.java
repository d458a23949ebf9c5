package org.carillon.search.internal;

import java.nio.ByteBuffer;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.carillon.query.source.SearchArea;

/** The names of the index's fields, and the encoding of their terms. */
final class IndexTerms {
  /** The message: mailbox and UID, each as a number of eight octets. */
  static final String MESSAGE = "message";

  /** The mailbox's id: a term, and a value by which the index is sorted. */
  static final String MAILBOX = "mailbox";

  static final String ACCOUNT = "account";

  /** The UID: a value by which each mailbox is sorted, the highest first. */
  static final String UID = "uid";

  /** The time when the message was received: a value, in ms. */
  static final String RECEIVED = "received";

  static final String HEADER = "header";

  static final String BODY = "body";

  /** Marks of a message besides its text. */
  static final String MARK = "mark";

  /** A {@link #MARK}: the message's trigrams are not known, so it may contain any text. */
  private static final BytesRef OPAQUE = new BytesRef("opaque");

  /** A {@link #MARK}: some attachments could not be read, but may be read later. */
  private static final BytesRef WAITING = new BytesRef("waiting");

  private IndexTerms() {}

  static BytesRef number(long id) {
    return new BytesRef(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
  }

  static long number(BytesRef term) {
    return ByteBuffer.wrap(term.bytes, term.offset, Long.BYTES).getLong();
  }

  static Term mailbox(long mailbox) {
    return new Term(MAILBOX, number(mailbox));
  }

  static Term account(long account) {
    return new Term(ACCOUNT, number(account));
  }

  static Term message(long mailbox, long uid) {
    byte[] octets = ByteBuffer.allocate(2 * Long.BYTES).putLong(mailbox).putLong(uid).array();
    return new Term(MESSAGE, new BytesRef(octets));
  }

  static Term opaque() {
    return new Term(MARK, OPAQUE);
  }

  static Term waiting() {
    return new Term(MARK, WAITING);
  }

  /** Writes a trigram: one octet per char if all are ASCII, otherwise two. */
  static void trigram(long trigram, BytesRef into) {
    char first = (char) (trigram >>> 32);
    char second = (char) (trigram >>> 16);
    char third = (char) trigram;
    into.offset = 0;
    if ((first | second | third) < 0x80) {
      into.bytes[0] = (byte) first;
      into.bytes[1] = (byte) second;
      into.bytes[2] = (byte) third;
      into.length = 3;
    } else {
      for (int i = 0; i < 6; i++) {
        into.bytes[i] = (byte) (trigram >>> (40 - 8 * i));
      }
      into.length = 6;
    }
  }

  static Term trigram(SearchArea area, long trigram) {
    BytesRef octets = new BytesRef(new byte[6]);
    trigram(trigram, octets);
    return new Term(area == SearchArea.HEADER ? HEADER : BODY, octets);
  }
}
