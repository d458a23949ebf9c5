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
 * The header section of a message (RFC 5322 §2.2): its fields in order, each with its octets as
 * received, including line ends and folding, as signatures need them (RFC 6376 §3.4.1). A header is
 * parsed once; a field's value is decoded when it is asked for. Any octets can be read: lines that
 * are not part of a field are kept in {@link #octets}. Immutable.
 */
public final class Header {

  /** The maximum number of octets of a header that are read. Real headers are much smaller. */
  public static final int MOST_OCTETS = 262_144;

  /** The maximum number of fields that are read. Further ones are not in the list of fields. */
  public static final int MOST_FIELDS = 10_000;

  /** An empty header. */
  public static final Header NONE = parse(new byte[0]);

  /** The table entries per field: the positions of its beginning, its colon and its end. */
  static final int NUMBERS = 3;

  private static final int FIRST_OCTETS = 8_192;

  private final byte[] octets;
  private final int[] table;
  private final int size;
  private final int endLine;
  private final boolean isCut;

  /** Cached, since many fields ask for it; null until it is first needed. */
  private volatile Optional<Charset> textCharset;

  /**
   * Creates a header from a reader's results. The arrays are kept, not copied.
   *
   * @param endLine the number of octets of the empty line at the end; 0 if there is none
   */
  Header(byte[] octets, int[] table, int size, int endLine, boolean isCut) {
    this.octets = octets;
    this.table = table;
    this.size = size;
    this.endLine = endLine;
    this.isCut = isCut;
  }

  /** Returns the header at the beginning of the octets, of any length. Keeps the array. */
  public static Header parse(byte[] octets) {
    HeaderReader reader = new HeaderReader(HeaderReader.Form.STORED, Integer.MAX_VALUE);
    if (!reader.read(octets, 0, octets.length)) {
      reader.finish(octets, 0, octets.length);
    }
    return reader.header(octets, 0);
  }

  /** Reads the header at the beginning of a message. The stream is read a little further. */
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

  /** Returns all octets of the header and its empty line. The caller must not change the array. */
  public byte[] octets() {
    return octets;
  }

  /** Returns the header's length in octets: the body's position, unless it {@link #isCut}. */
  public int length() {
    return octets.length;
  }

  /** Returns whether the header has more octets or more fields than were read. */
  public boolean isCut() {
    return isCut;
  }

  /** Returns the length of the header's empty line; 0 if the message ended before it. */
  public int endLine() {
    return endLine;
  }

  /** Returns the eight-bit charset that Content-Type names for the body, or empty. */
  Optional<Charset> textCharset() {
    Optional<Charset> known = textCharset;
    if (known == null) {
      known = first("Content-Type").map(HeaderField::value).flatMap(RawEightBitHeader::charset);
      textCharset = known;
    }
    return known;
  }

  public int size() {
    return size;
  }

  /** Returns a view of the fields, the topmost first. */
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

  /** Returns the field at an index; 0 is the topmost. */
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

  /** Returns the end of a field's name. Blanks before the colon are old forms (RFC 5322 §4.5). */
  public int nameEnd(int index) {
    int begin = begin(index);
    int end = colon(index);
    while (end > begin && (octets[end - 1] == ' ' || octets[end - 1] == '\t')) {
      end--;
    }
    return end;
  }

  /** Returns whether the field at {@code index} has this name, compared without case. */
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

  /** Returns the topmost field of that name, compared without case, or empty if there is none. */
  public Optional<HeaderField> first(String name) {
    for (int i = 0; i < size; i++) {
      if (isNamed(i, name)) {
        return Optional.of(field(i));
      }
    }
    return Optional.empty();
  }

  /** Returns the fields of that name, compared without case, the topmost first. */
  public List<HeaderField> all(String name) {
    List<HeaderField> found = new ArrayList<>(1);
    for (int i = 0; i < size; i++) {
      if (isNamed(i, name)) {
        found.add(field(i));
      }
    }
    return found;
  }

  /** Returns the number of fields of that name, compared without case. */
  public int count(String name) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += isNamed(i, name) ? 1 : 0;
    }
    return count;
  }

  /** Returns whether there is a field of that name, compared without case. */
  public boolean has(String name) {
    return first(name).isPresent();
  }

  /** Starts an edit of this header. The fields are not parsed again. */
  public HeaderEdit edit() {
    return new HeaderEdit(this);
  }
}
