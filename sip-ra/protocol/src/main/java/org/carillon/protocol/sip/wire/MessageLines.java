package org.carillon.protocol.sip.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A message split into lines: enough to see if it is complete, and to respond if not. */
final class MessageLines {
  private static final int USUAL = 24;
  private static final Pattern FOLD = Pattern.compile("\r\n[ \t]+");

  private final byte[] message;
  private int startLineEnd;
  private int bodyStart;

  /** The start, the colon and the last line's CRLF of each header. */
  private int[] marks = new int[USUAL * 3];

  private KnownHeader[] known = new KnownHeader[USUAL];
  private int headers;

  private MessageLines(byte[] message) {
    this.message = message;
  }

  /**
   * Splits a message; empty if it has no start line, no empty line after the headers, an end other
   * than CRLF, a control character, a malformed header, or more headers than {@code most}.
   */
  static Optional<MessageLines> of(byte[] message, int most) {
    MessageLines outline = new MessageLines(message);
    return outline.cut(most) ? Optional.of(outline) : Optional.empty();
  }

  String startLine() {
    return text(0, startLineEnd);
  }

  boolean isResponse() {
    return startLineEnd > 3 && HeaderName.matches(message, 0, 4, "SIP/");
  }

  int bodyOctets() {
    return message.length - bodyStart;
  }

  /** Returns as much as Content-Length says, or everything (RFC 3261 §18.3). */
  byte[] body() {
    int length = first(KnownHeader.CONTENT_LENGTH).map(Integer::parseInt).orElse(bodyOctets());
    return Arrays.copyOfRange(message, bodyStart, bodyStart + length);
  }

  /** Returns the number of headers. */
  int headers() {
    return headers;
  }

  /** Returns the known header at this index; null if it is another. */
  KnownHeader known(int header) {
    return known[header];
  }

  int count(KnownHeader wanted) {
    int count = 0;
    for (int header = 0; header < headers; header++) {
      count += known[header] == wanted ? 1 : 0;
    }
    return count;
  }

  /** Returns the first value of this header. */
  Optional<String> first(KnownHeader wanted) {
    for (int header = 0; header < headers; header++) {
      if (known[header] == wanted) {
        return Optional.of(value(header));
      }
    }
    return Optional.empty();
  }

  /** Returns all values of this header, in order. */
  List<String> values(KnownHeader wanted) {
    List<String> values = new ArrayList<>(2);
    for (int header = 0; header < headers; header++) {
      if (known[header] == wanted) {
        values.add(value(header));
      }
    }
    return values;
  }

  /** Returns a header as it came, with its folds, without its last CRLF. */
  String line(int header) {
    return text(marks[header * 3], marks[header * 3 + 2]);
  }

  /** Returns a value, unfolded to one line (RFC 3261 §7.3.1). */
  String value(int header) {
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
    if (headers == known.length) {
      marks = Arrays.copyOf(marks, marks.length * 2);
      known = Arrays.copyOf(known, known.length * 2);
    }
    int nameEnd = colon;
    while (nameEnd > line && isBlank(message[nameEnd - 1])) {
      nameEnd--;
    }
    known[headers] = KnownHeader.of(message, line, nameEnd);
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
