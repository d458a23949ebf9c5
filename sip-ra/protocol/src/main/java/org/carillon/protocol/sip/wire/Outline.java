package org.carillon.protocol.sip.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message's lines, cut but not understood: enough to see whether it is complete and to answer it
 * when it is not.
 */
final class Outline {
  private static final int USUAL = 24;
  private static final Pattern FOLD = Pattern.compile("\r\n[ \t]+");

  private final byte[] message;
  private int startLineEnd;
  private int bodyStart;

  /** Per header: where it begins, where its colon is, where its last line's CRLF is. */
  private int[] marks = new int[USUAL * 3];

  private int headers;

  private Outline(byte[] message) {
    this.message = message;
  }

  /**
   * Cuts a message; empty when it has no start line, no empty line behind the headers, a line end
   * other than CRLF, a control character, a line that is no header, or more than so many headers.
   */
  static Optional<Outline> of(byte[] message, int most) {
    Outline outline = new Outline(message);
    return outline.cut(most) ? Optional.of(outline) : Optional.empty();
  }

  String startLine() {
    return text(0, startLineEnd);
  }

  boolean isResponse() {
    return startLineEnd > 3 && HeaderName.matches(message, 0, 4, "SIP/");
  }

  /** How many octets follow the empty line. */
  int bodyOctets() {
    return message.length - bodyStart;
  }

  int bodyStart() {
    return bodyStart;
  }

  /** How many headers have this long or short name. */
  int count(String name, String compact) {
    int count = 0;
    for (int header = 0; header < headers; header++) {
      count += isCalled(header, name, compact) ? 1 : 0;
    }
    return count;
  }

  /** The first value under a header's long or short name. */
  Optional<String> first(String name, String compact) {
    for (int header = 0; header < headers; header++) {
      if (isCalled(header, name, compact)) {
        return Optional.of(value(header));
      }
    }
    return Optional.empty();
  }

  /** All values under a header's long or short name, in order. */
  List<String> values(String name, String compact) {
    List<String> values = new ArrayList<>(2);
    for (int header = 0; header < headers; header++) {
      if (isCalled(header, name, compact)) {
        values.add(value(header));
      }
    }
    return values;
  }

  private boolean isCalled(int header, String name, String compact) {
    int from = marks[header * 3];
    int to = marks[header * 3 + 1];
    while (to > from && isBlank(message[to - 1])) {
      to--;
    }
    return HeaderName.matches(message, from, to, name)
        || HeaderName.matches(message, from, to, compact);
  }

  /** A folded value becomes one line (RFC 3261 §7.3.1). */
  private String value(int header) {
    String value = text(marks[header * 3 + 1] + 1, marks[header * 3 + 2]).strip();
    return value.indexOf('\r') < 0 ? value : FOLD.matcher(value).replaceAll(" ");
  }

  private boolean cut(int most) {
    startLineEnd = lineEnd(0);
    if (startLineEnd <= 0) {
      return false;
    }
    int line = startLineEnd + 2;
    while (true) {
      int end = lineEnd(line);
      if (end < 0) {
        return false;
      }
      if (end == line) {
        bodyStart = end + 2;
        return true;
      }
      if (!add(line, end) || headers > most) {
        return false;
      }
      line = end + 2;
    }
  }

  private boolean add(int line, int end) {
    if (isBlank(message[line])) {
      if (headers == 0) {
        return false;
      }
      marks[headers * 3 - 1] = end;
      return true;
    }
    int colon = line;
    while (colon < end && message[colon] != ':') {
      colon++;
    }
    if (colon == line || colon == end) {
      return false;
    }
    if (headers * 3 == marks.length) {
      marks = Arrays.copyOf(marks, marks.length * 2);
    }
    marks[headers * 3] = line;
    marks[headers * 3 + 1] = colon;
    marks[headers * 3 + 2] = end;
    headers++;
    return true;
  }

  private String text(int from, int to) {
    return new String(message, from, to - from, StandardCharsets.UTF_8);
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** The offset of the CRLF that ends the line, or -1. */
  private int lineEnd(int from) {
    for (int i = from; i < message.length; i++) {
      byte octet = message[i];
      if (octet == '\r') {
        return i + 1 < message.length && message[i + 1] == '\n' ? i : -1;
      }
      if ((octet >= 0 && octet < ' ' && octet != '\t') || octet == 0x7f) {
        return -1;
      }
    }
    return -1;
  }
}
