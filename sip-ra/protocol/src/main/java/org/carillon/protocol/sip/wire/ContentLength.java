package org.carillon.protocol.sip.wire;

/** Finds a message's Content-Length (RFC 3261 §20.14) without parsing the rest. */
final class ContentLength {
  private static final int MOST_DIGITS = 9;

  private ContentLength() {}

  /**
   * Returns the length.
   *
   * @param header the number of octets of start line, headers and empty line
   * @return -1 if there is none, more than one, or it is not a plain number
   */
  static int of(byte[] message, int header) {
    int found = -1;
    int line = next(message, 0, header);
    while (line < header) {
      int following = next(message, line, header);
      int value = valueStart(message, line, following);
      if (value >= 0) {
        if (found >= 0) {
          return -1;
        }
        found = number(message, value, following);
        if (found < 0) {
          return -1;
        }
      }
      line = following;
    }
    return found;
  }

  private static int next(byte[] message, int from, int end) {
    int i = from;
    while (i < end && message[i] != '\n') {
      i++;
    }
    return Math.min(i + 1, end);
  }

  /** Returns the start of the value if this line is Content-Length or its short form, else -1. */
  private static int valueStart(byte[] message, int line, int end) {
    int i = line;
    while (i < end && message[i] != ':' && message[i] != ' ' && message[i] != '\t') {
      i++;
    }
    if (!HeaderName.matches(message, line, i, "Content-Length")
        && !HeaderName.matches(message, line, i, "l")) {
      return -1;
    }
    while (i < end && (message[i] == ' ' || message[i] == '\t')) {
      i++;
    }
    return i < end && message[i] == ':' ? i + 1 : -1;
  }

  private static int number(byte[] message, int from, int end) {
    int start = from;
    int stop = end;
    while (start < stop && message[start] <= ' ') {
      start++;
    }
    while (stop > start && message[stop - 1] <= ' ') {
      stop--;
    }
    if (start == stop || stop - start > MOST_DIGITS) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < stop; i++) {
      if (message[i] < '0' || message[i] > '9') {
        return -1;
      }
      number = number * 10 + message[i] - '0';
    }
    return number;
  }
}
