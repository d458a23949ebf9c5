package org.carillon.protocol.imap.fetch;

import java.util.Arrays;
import java.util.List;

/** Picks fields out of a header (RFC 3501 §6.4.5, HEADER.FIELDS). */
final class HeaderFields {
  private HeaderFields() {}

  /**
   * Returns the named fields, or all others, unchanged, with the empty line after them unless the
   * header ends without one (RFC 3501 §6.4.5).
   *
   * @param header a header's octets, with or without its empty line
   * @param cut whether only the beginning of the header is given
   * @param names in lower case
   */
  static byte[] pick(byte[] header, boolean cut, List<String> names, boolean others) {
    byte[] picked = new byte[header.length + 2];
    int length = 0;
    boolean keeps = false;
    boolean delimited = cut;
    int at = 0;
    while (at < header.length) {
      int end = lineEnd(header, at);
      if (isEmptyLine(header, at, end)) {
        delimited = true;
        break;
      }
      if (header[at] != ' ' && header[at] != '\t') {
        keeps = isNamed(header, at, end, names) != others;
      }
      if (keeps) {
        System.arraycopy(header, at, picked, length, end - at);
        length += end - at;
      }
      at = end;
    }
    if (delimited) {
      picked[length++] = '\r';
      picked[length++] = '\n';
    }
    return Arrays.copyOf(picked, length);
  }

  private static int lineEnd(byte[] in, int from) {
    int at = from;
    while (at < in.length && in[at] != '\n') {
      at++;
    }
    return Math.min(in.length, at + 1);
  }

  private static boolean isEmptyLine(byte[] in, int from, int end) {
    return in[from] == '\n' || end - from == 2 && in[from] == '\r' && in[from + 1] == '\n';
  }

  private static boolean isNamed(byte[] in, int from, int end, List<String> names) {
    int colon = from;
    while (colon < end && in[colon] != ':') {
      colon++;
    }
    if (colon == end) {
      return false;
    }
    int to = colon;
    while (to > from && (in[to - 1] == ' ' || in[to - 1] == '\t')) {
      to--;
    }
    for (String name : names) {
      if (name.length() == to - from && matches(in, from, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] in, int from, String lowerName) {
    for (int i = 0; i < lowerName.length(); i++) {
      int c = in[from + i];
      if (c >= 'A' && c <= 'Z') {
        c += 'a' - 'A';
      }
      if (c != lowerName.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
