package org.carillon.protocol.sip.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message's lines, cut but not understood: enough to see whether it is complete and to answer it
 * when it is not.
 */
final class Outline {

  /** A header line, folded lines joined. */
  record Line(String name, String value) {}

  private final String startLine;
  private final List<Line> headers;
  private final int bodyStart;
  private final int total;

  private Outline(String startLine, List<Line> headers, int bodyStart, int total) {
    this.startLine = startLine;
    this.headers = headers;
    this.bodyStart = bodyStart;
    this.total = total;
  }

  /**
   * Cuts a message; empty when it has no start line, no empty line behind the headers, a line end
   * other than CRLF, a control character, or a line that is no header.
   */
  static Optional<Outline> of(byte[] message, int most) {
    List<Line> headers = new ArrayList<>(16);
    String start = null;
    int line = 0;
    while (true) {
      int end = lineEnd(message, line);
      if (end < 0) {
        return Optional.empty();
      }
      if (end == line) {
        return start == null
            ? Optional.empty()
            : Optional.of(new Outline(start, headers, end + 2, message.length));
      }
      String text = new String(message, line, end - line, StandardCharsets.UTF_8);
      if (start == null) {
        start = text;
      } else if (!add(headers, text) || headers.size() > most) {
        return Optional.empty();
      }
      line = end + 2;
    }
  }

  String startLine() {
    return startLine;
  }

  boolean isResponse() {
    return startLine.startsWith("SIP/");
  }

  /** How many octets follow the empty line. */
  int bodyOctets() {
    return total - bodyStart;
  }

  int bodyStart() {
    return bodyStart;
  }

  /** All values under a header's long or short name, in order. */
  List<String> values(String name, String compact) {
    List<String> values = new ArrayList<>(2);
    for (Line header : headers) {
      if (header.name.equalsIgnoreCase(name) || header.name.equalsIgnoreCase(compact)) {
        values.add(header.value);
      }
    }
    return values;
  }

  private static boolean add(List<Line> headers, String text) {
    char first = text.charAt(0);
    if (first == ' ' || first == '\t') {
      if (headers.isEmpty()) {
        return false;
      }
      Line last = headers.removeLast();
      headers.add(new Line(last.name, last.value + " " + text.strip()));
      return true;
    }
    int colon = text.indexOf(':');
    if (colon <= 0) {
      return false;
    }
    headers.add(new Line(text.substring(0, colon).strip(), text.substring(colon + 1).strip()));
    return true;
  }

  /** The offset of the CRLF that ends the line, or -1. */
  private static int lineEnd(byte[] message, int from) {
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
