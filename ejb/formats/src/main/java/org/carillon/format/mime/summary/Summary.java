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
 * What a message is sorted, threaded and found by, decoded and folded once so that a mailbox's
 * worth of it can be kept in memory and gone through again and again. Texts are {@linkplain
 * UnicodeCasemap#key collation keys}, to sort by and to search in.
 */
public final class Summary {

  /** How many octets of each text are kept. */
  public static final int MOST_TEXT = 4_096;

  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** A text is longer than what is kept of it. */
  static final int CUT = 1;

  /** The subject has a mark of answering or forwarding. */
  static final int REPLY_OR_FORWARD = 2;

  /** The references are known. */
  static final int HAS_REFERENCES = 4;

  /** There is a Date field that can be read. */
  static final int HAS_DATE = 8;

  static final int FLAGS_AT = 0;
  static final int SENT_AT = 1;
  static final int DAY_AT = 9;
  static final int ENDS_AT = 13;
  static final int TEXTS_AT = ENDS_AT + Integer.BYTES * Text.values().length;

  /** The texts of a message. */
  public enum Text {
    /** To search in: Subject, decoded. */
    SUBJECT("Subject"),
    /** To search in: From, each address on a line of its own as {@code name <local@domain>}. */
    FROM("From"),
    /** To search in: To, alike. */
    TO("To"),
    /** To search in: Cc, alike. */
    CC("Cc"),
    /** To search in: Bcc, alike. */
    BCC("Bcc"),
    /** To sort by: Subject without marks of answering (RFC 5256 §2.1). */
    BASE_SUBJECT("Subject"),
    /** To sort by: the first From address's name, or else the address (RFC 5957 §3). */
    DISPLAY_FROM("From"),
    /** To sort by: the same of To. */
    DISPLAY_TO("To"),
    /** To sort by: what stands before the @ of the first From address. */
    LOCAL_FROM("From"),
    /** To sort by: the same of To. */
    LOCAL_TO("To"),
    /** To sort by: the same of Cc. */
    LOCAL_CC("Cc");

    private static final Text[] ALL = values();

    private final String field;

    Text(String field) {
      this.field = field;
    }

    /** The name of the header field that it is made of. */
    public String field() {
      return field;
    }
  }

  private final byte[] encoded;

  private Summary(byte[] encoded) {
    this.encoded = encoded;
  }

  /** Sums a message up. */
  public static Summary of(Outline outline) {
    return new Summary(new SummaryWriter(outline, MOST_TEXT).write());
  }

  /** The same with all of the outline's texts, however long: not to be kept. */
  public static Summary whole(Outline outline) {
    return new Summary(new SummaryWriter(outline, Integer.MAX_VALUE).write());
  }

  /** Takes what {@link #encode} gave. The array is kept, not copied. */
  public static Summary decode(byte[] encoded) {
    return new Summary(encoded);
  }

  /** The encoded form, good for this version of the program only. Not to be changed. */
  public byte[] encode() {
    return encoded;
  }

  /** The moment the Date field names, in milliseconds since 1970; empty when it names none. */
  public OptionalLong sent() {
    return has(HAS_DATE)
        ? OptionalLong.of((long) LONG.get(encoded, SENT_AT))
        : OptionalLong.empty();
  }

  /** The day the Date field names, its time and zone disregarded. */
  public Optional<LocalDate> sentOn() {
    return has(HAS_DATE)
        ? Optional.of(LocalDate.ofEpochDay((int) INT.get(encoded, DAY_AT)))
        : Optional.empty();
  }

  /** Whether a text is longer than what is here of it: then only the message has it all. */
  public boolean isCut() {
    return has(CUT);
  }

  /** Whether the subject says that the message answers or forwards another. */
  public boolean isReplyOrForward() {
    return has(REPLY_OR_FORWARD);
  }

  /** What joins it to others; empty where only the header says it. */
  public Optional<References> references() {
    return has(HAS_REFERENCES)
        ? Optional.of(References.decode(encoded, end(Text.LOCAL_CC), encoded.length))
        : Optional.empty();
  }

  /** Whether a text contains another, both folded alike. */
  boolean contains(Text text, byte[] key) {
    int to = end(text) - key.length;
    for (int at = begin(text); at <= to; at++) {
      if (Arrays.equals(encoded, at, at + key.length, key, 0, key.length)) {
        return true;
      }
    }
    return false;
  }

  /** A text's octets. */
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
