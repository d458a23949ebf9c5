package org.carillon.format.mime.header;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Changes to a {@link Header}, made by copying the kept fields from their known positions. */
public final class HeaderEdit {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final Header header;
  private final List<byte[]> above = new ArrayList<>(1);
  private final List<byte[]> below = new ArrayList<>(1);
  private final BitSet removed = new BitSet();
  private boolean ends;

  private byte[] octets;
  private int length;
  private int[] table;
  private int fields;

  HeaderEdit(Header header) {
    this.header = header;
  }

  /** Puts a field above all others, as is done with trace fields (RFC 5321 §4.4). */
  public HeaderEdit prepend(String field) {
    above.addFirst(checked(field));
    return this;
  }

  /** Puts a field below all others. */
  public HeaderEdit append(String field) {
    below.add(checked(field));
    return this;
  }

  /** Removes all fields of that name. */
  public HeaderEdit remove(String name) {
    for (int i = 0; i < header.size(); i++) {
      if (header.isNamed(i, name)) {
        removed.set(i);
      }
    }
    return this;
  }

  /** Removes the fields at these positions; 0 is the topmost. */
  public HeaderEdit remove(BitSet places) {
    removed.or(places);
    return this;
  }

  /** Adds the empty line at the end of the header if it is missing, so that a body can follow. */
  public HeaderEdit end() {
    ends = header.endLine() == 0;
    return this;
  }

  /** Returns the octets of a field {@code Name: value}; throws without a name or a CRLF. */
  private static byte[] checked(String field) {
    byte[] octets = field.getBytes(StandardCharsets.UTF_8);
    if (field.indexOf(':') < 1 || !field.endsWith("\r\n")) {
      throw new IllegalArgumentException("No field: " + field);
    }
    return octets;
  }

  /** Returns the header with these changes. */
  public Header apply() {
    int added = above.stream().mapToInt(each -> each.length).sum();
    added += below.stream().mapToInt(each -> each.length).sum();
    octets = new byte[header.length() + added + 2 * LINE_END.length];
    int most = header.size() + above.size() + below.size();
    table = new int[most * Header.NUMBERS];
    above.forEach(this::add);
    copyKept();
    if (!below.isEmpty() || ends) {
      endLastLine();
    }
    below.forEach(this::add);
    int endLine = header.endLine();
    copy(header.octets(), header.length() - endLine, header.length());
    if (ends) {
      endLine = LINE_END.length;
      copy(LINE_END, 0, endLine);
    }
    byte[] own = length == octets.length ? octets : Arrays.copyOf(octets, length);
    return new Header(own, table, fields, endLine, header.isCut());
  }

  /** Copies the fields that are kept, and the lines between them that belong to no field. */
  private void copyKept() {
    byte[] from = header.octets();
    int at = 0;
    for (int i = 0; i < header.size(); i++) {
      if (removed.get(i)) {
        copy(from, at, header.begin(i));
        at = header.end(i);
      } else {
        int shift = length - at;
        note(header.begin(i) + shift, header.colon(i) + shift, header.end(i) + shift);
      }
    }
    copy(from, at, header.length() - header.endLine());
  }

  private void endLastLine() {
    if (length > 0 && octets[length - 1] != '\n') {
      boolean ofField = fields > 0 && table[fields * Header.NUMBERS - 1] == length;
      copy(LINE_END, 0, LINE_END.length);
      if (ofField) {
        table[fields * Header.NUMBERS - 1] = length;
      }
    }
  }

  private void add(byte[] field) {
    int colon = length;
    while (field[colon - length] != ':') {
      colon++;
    }
    note(length, colon, length + field.length);
    copy(field, 0, field.length);
  }

  private void note(int begin, int colon, int end) {
    int at = fields * Header.NUMBERS;
    table[at] = begin;
    table[at + 1] = colon;
    table[at + 2] = end;
    fields++;
  }

  private void copy(byte[] from, int begin, int end) {
    System.arraycopy(from, begin, octets, length, end - begin);
    length += end - begin;
  }
}
