package org.carillon.format.mime.summary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.format.mime.header.References;
import org.carillon.format.mime.structure.Outline;

/**
 * The data that a message is sorted, threaded and searched by. It is decoded and folded once, so
 * that the summaries of a whole mailbox can be kept in memory and scanned again and again. Texts
 * are {@linkplain UnicodeCasemap#key collation keys}, used for sorting and searching.
 */
public final class Summary {

  /** The maximum number of octets that are kept of each text. */
  public static final int MOST_TEXT = 4_096;

  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Flag: a text is longer than the part of it that is kept. */
  static final int CUT = 1;

  /** Flag: the subject has a mark of replying or forwarding. */
  static final int REPLY_OR_FORWARD = 2;

  /** Flag: the references are known. */
  static final int HAS_REFERENCES = 4;

  /** Flag: there is a readable Date field. */
  static final int HAS_DATE = 8;

  static final int FLAGS_AT = 0;
  static final int SENT_AT = 1;
  static final int DAY_AT = 9;
  static final int ENDS_AT = 13;
  static final int TEXTS_AT = ENDS_AT + Integer.BYTES * Text.values().length;

  /** The texts of a message. */
  public enum Text {
    /** The decoded Subject, for searching. */
    SUBJECT("Subject"),
    /** For searching: From, each address on a line of its own as {@code name <local@domain>}. */
    FROM("From"),
    /** The To addresses in the same form, for searching. */
    TO("To"),
    /** The Cc addresses in the same form, for searching. */
    CC("Cc"),
    /** The Bcc addresses in the same form, for searching. */
    BCC("Bcc"),
    /** The Subject without marks of replying and forwarding (RFC 5256 §2.1), for sorting. */
    BASE_SUBJECT("Subject"),
    /** The display name of the first From address, or the address (RFC 5957 §3), for sorting. */
    DISPLAY_FROM("From"),
    /** The display name or address of the first To address, for sorting. */
    DISPLAY_TO("To"),
    /** The part before the @ of the first From address, for sorting. */
    LOCAL_FROM("From"),
    /** The part before the @ of the first To address, for sorting. */
    LOCAL_TO("To"),
    /** The part before the @ of the first Cc address, for sorting. */
    LOCAL_CC("Cc");

    private static final Text[] ALL = values();

    private final String field;

    Text(String field) {
      this.field = field;
    }

    /** Returns the name of the header field that the text is made from. */
    public String field() {
      return field;
    }
  }

  private final byte[] encoded;

  private Summary(byte[] encoded) {
    this.encoded = encoded;
  }

  /** Returns the summary of a message. */
  public static Summary of(Outline outline) {
    return new Summary(new SummaryWriter(outline, MOST_TEXT).write());
  }

  /** Returns a summary with the outline's complete texts. It is not meant to be kept. */
  public static Summary whole(Outline outline) {
    return new Summary(new SummaryWriter(outline, Integer.MAX_VALUE).write());
  }

  /** Decodes a summary that {@link #encode} returned. The array is kept, not copied. */
  public static Summary decode(byte[] encoded) {
    return new Summary(encoded);
  }

  /** Returns the encoded form for this program version. The caller must not change the array. */
  public byte[] encode() {
    return encoded;
  }

  /** Returns the time in the Date field, in milliseconds since 1970, or empty if there is none. */
  public OptionalLong sent() {
    return has(HAS_DATE)
        ? OptionalLong.of((long) LONG.get(encoded, SENT_AT))
        : OptionalLong.empty();
  }

  /** Returns the day in the Date field, without time and zone, or empty if there is none. */
  public Optional<LocalDate> sentOn() {
    return has(HAS_DATE)
        ? Optional.of(LocalDate.ofEpochDay((int) INT.get(encoded, DAY_AT)))
        : Optional.empty();
  }

  /** Returns whether a text was cut, so that a search must read the message itself. */
  public boolean isCut() {
    return has(CUT);
  }

  /** Returns whether the subject marks the message as a reply or a forward. */
  public boolean isReplyOrForward() {
    return has(REPLY_OR_FORWARD);
  }

  /** Returns the ids that connect the message with others; empty if only the header has them. */
  public Optional<References> references() {
    return has(HAS_REFERENCES)
        ? Optional.of(References.decode(encoded, end(Text.LOCAL_CC), encoded.length))
        : Optional.empty();
  }

  /** Returns whether a text contains the key. Both are folded in the same way. */
  boolean contains(Text text, byte[] key) {
    int to = end(text) - key.length;
    for (int at = begin(text); at <= to; at++) {
      if (Arrays.equals(encoded, at, at + key.length, key, 0, key.length)) {
        return true;
      }
    }
    return false;
  }

  public byte[] text(Text text) {
    return Arrays.copyOfRange(encoded, begin(text), end(text));
  }

  private boolean has(int flag) {
    return (encoded[FLAGS_AT] & flag) != 0;
  }

  private int begin(Text text) {
    return text.ordinal() == 0 ? TEXTS_AT : end(Text.ALL[text.ordinal() - 1]);
  }

  private int end(Text text) {
    return (int) INT.get(encoded, ENDS_AT + Integer.BYTES * text.ordinal());
  }
}
