package org.carillon.format.mime.header;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message's header section (RFC 5322 §2.2): its fields in their order, each with its octets as
 * they came, line ends and folding included, as signatures need them (RFC 6376 §3.4.1). It is read
 * once; what a field says is decoded when it is asked for. Any octets can be read: what is no field
 * belongs to none and stays in {@link #octets}. Immutable.
 */
public final class Header {

  /** How many octets of a header are read: no sane one comes near. */
  public static final int MOST_OCTETS = 262_144;

  /** How many of its fields are read; more belong to none. */
  public static final int MOST_FIELDS = 10_000;

  /** Of nothing. */
  public static final Header NONE = parse(new byte[0]);

  /** Three numbers a field: where it begins, where its colon is, and where it ends. */
  static final int NUMBERS = 3;

  private static final int FIRST_OCTETS = 8_192;

  private final byte[] octets;
  private final int[] table;
  private final int size;
  private final int endLine;
  private final boolean isCut;

  /** Null until it is asked for: many fields ask. */
  private volatile Optional<Charset> textCharset;

  /**
   * Takes what a reader found; the arrays are kept, not copied.
   *
   * @param endLine how many octets the empty line has behind it; 0 when there is none
   */
  Header(byte[] octets, int[] table, int size, int endLine, boolean isCut) {
    this.octets = octets;
    this.table = table;
    this.size = size;
    this.endLine = endLine;
    this.isCut = isCut;
  }

  /** The header at the begin of these octets, of any length; the array may be kept. */
  public static Header parse(byte[] octets) {
    HeaderReader reader = new HeaderReader(HeaderReader.Form.STORED, Integer.MAX_VALUE);
    if (!reader.read(octets, 0, octets.length)) {
      reader.finish(octets, 0, octets.length);
    }
    return reader.header(octets, 0);
  }

  /**
   * The header a message begins with. The stream is read a little further than its end.
   *
   * @throws IOException when the stream fails
   */
  public static Header read(InputStream message) throws IOException {
    HeaderReader reader = new HeaderReader(HeaderReader.Form.STORED, MOST_OCTETS);
    byte[] octets = new byte[FIRST_OCTETS];
    int length = 0;
    while (true) {
      int n = message.read(octets, length, octets.length - length);
      if (n < 0) {
        reader.finish(octets, 0, length);
        break;
      }
      length += n;
      if (reader.read(octets, 0, length)) {
        break;
      }
      if (length == octets.length) {
        octets = Arrays.copyOf(octets, 2 * length);
      }
    }
    return reader.header(octets, 0);
  }

  /** All of it, the empty line behind it included if there is one. Not to be changed. */
  public byte[] octets() {
    return octets;
  }

  /** How many octets it has: where the body begins, unless it {@link #isCut}. */
  public int length() {
    return octets.length;
  }

  /** Whether there is more of it than was read: more octets, or more fields. */
  public boolean isCut() {
    return isCut;
  }

  /** How many octets the empty line has that ends it: 0 when the message ended before that. */
  public int endLine() {
    return endLine;
  }

  /** The charset of eight bits that Content-Type names for the text below. */
  Optional<Charset> textCharset() {
    Optional<Charset> known = textCharset;
    if (known == null) {
      known = first("Content-Type").map(HeaderField::value).flatMap(EightBitText::charset);
      textCharset = known;
    }
    return known;
  }

  /** How many fields it has. */
  public int size() {
    return size;
  }

  /** The fields from the top; a view. */
  public List<HeaderField> fields() {
    return new AbstractList<>() {
      @Override
      public HeaderField get(int index) {
        return field(index);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** One of the fields; 0 is the topmost. */
  public HeaderField field(int index) {
    int at = NUMBERS * index;
    return new HeaderField(this, index, table[at], table[at + 1], table[at + 2]);
  }

  public int begin(int index) {
    return table[NUMBERS * index];
  }

  int colon(int index) {
    return table[NUMBERS * index + 1];
  }

  int end(int index) {
    return table[NUMBERS * index + 2];
  }

  /** Where the name ends: old messages have blanks before the colon (RFC 5322 §4.5). */
  public int nameEnd(int index) {
    int begin = begin(index);
    int end = colon(index);
    while (end > begin && (octets[end - 1] == ' ' || octets[end - 1] == '\t')) {
      end--;
    }
    return end;
  }

  /** Whether a field has this name, in any case. */
  boolean isNamed(int index, String name) {
    int begin = begin(index);
    int length = nameEnd(index) - begin;
    if (length != name.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (lower(octets[begin + i]) != lower(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }

  /** The topmost field of that name, in any case. */
  public Optional<HeaderField> first(String name) {
    for (int i = 0; i < size; i++) {
      if (isNamed(i, name)) {
        return Optional.of(field(i));
      }
    }
    return Optional.empty();
  }

  /** The fields of that name, in any case, from the top. */
  public List<HeaderField> all(String name) {
    List<HeaderField> found = new ArrayList<>(1);
    for (int i = 0; i < size; i++) {
      if (isNamed(i, name)) {
        found.add(field(i));
      }
    }
    return found;
  }

  /** How many fields have that name, in any case. */
  public int count(String name) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += isNamed(i, name) ? 1 : 0;
    }
    return count;
  }

  /** Whether a field has that name, in any case. */
  public boolean has(String name) {
    return first(name).isPresent();
  }

  /** The same header with other fields: nothing of it is read anew. */
  public HeaderEdit edit() {
    return new HeaderEdit(this);
  }
}
