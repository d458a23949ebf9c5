package org.carillon.format.mime.structure;

import java.util.Arrays;
import java.util.Optional;

/** A growing buffer of IMAP syntax (RFC 3501 §9). It also takes the numbers of an outline. */
final class ImapText {
  private byte[] out;
  private int length;
  private boolean cut;

  ImapText(int capacity) {
    this.out = new byte[capacity];
  }

  int length() {
    return length;
  }

  /** Removes what was written after the given length. */
  void back(int to) {
    length = to;
  }

  byte[] octets() {
    return Arrays.copyOf(out, length);
  }

  /** Returns whether something was left out. */
  boolean isCut() {
    return cut;
  }

  /** Records that something was left out. */
  void cut() {
    cut = true;
  }

  ImapText octet(int value) {
    room(1);
    out[length++] = (byte) value;
    return this;
  }

  ImapText ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      out[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  ImapText decimal(long value) {
    return ascii(Long.toString(value));
  }

  /** Writes a number with seven bits in each octet, the low ones first. */
  ImapText number(long value) {
    long left = value;
    while (left >= 0x80) {
      octet((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    return octet((int) left);
  }

  ImapText append(byte[] octets) {
    return append(octets, octets.length);
  }

  ImapText append(ImapText other) {
    return append(other.out, other.length);
  }

  private ImapText append(byte[] octets, int count) {
    room(count);
    System.arraycopy(octets, 0, out, length, count);
    length += count;
    return this;
  }

  /** Writes a string, or NIL if the value is absent. */
  ImapText nstring(Optional<String> value, int most) {
    return value.isPresent() ? string(value.get(), most) : ascii("NIL");
  }

  /** Writes a string, or NIL if it is empty. */
  ImapText nstring(String value, int most) {
    return value.isEmpty() ? ascii("NIL") : string(value, most);
  }

  /**
   * Writes a quoted string if RFC 3501 allows one, and a literal otherwise.
   *
   * @param most the maximum number of the value's octets to write; a UTF-8 character is not cut in
   *     half
   */
  ImapText string(String value, int most) {
    if (value.length() > most) {
      cut = true;
      int end = most;
      while (end > most - 4 && end > 0 && (value.charAt(end) & 0xc0) == 0x80) {
        end--;
      }
      return string(value.substring(0, end));
    }
    return string(value);
  }

  private ImapText string(String value) {
    boolean quotable = true;
    for (int i = 0; quotable && i < value.length(); i++) {
      char c = value.charAt(i);
      quotable = c < 0x80 && c != '\r' && c != '\n';
    }
    if (!quotable) {
      return octet('{').decimal(value.length()).ascii("}\r\n").ascii(value);
    }
    octet('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        octet('\\');
      }
      octet(c);
    }
    return octet('"');
  }

  private void room(int more) {
    if (length + more > out.length) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
    }
  }
}
