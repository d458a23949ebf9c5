package org.carillon.protocol.sip.wire;

import java.nio.charset.StandardCharsets;

/** Finds a message's Call-ID, which selects its lane, before any other parsing. */
public final class CallIds {
  private static final int LONGEST = 256;

  private CallIds() {}

  /** The value of the first Call-ID line, or the empty text; never longer than 256 octets. */
  public static String peek(byte[] message) {
    int line = 0;
    while (line < message.length) {
      int end = line;
      while (end < message.length && message[end] != '\n') {
        end++;
      }
      int colon = line;
      while (colon < end && message[colon] != ':') {
        colon++;
      }
      if (HeaderName.matches(message, line, colon, "Call-ID")
          || HeaderName.matches(message, line, colon, "i")) {
        return value(message, colon + 1, end);
      }
      line = end + 1;
    }
    return "";
  }

  private static String value(byte[] message, int from, int to) {
    int length = Math.min(to, from + LONGEST) - from;
    return length <= 0 ? "" : new String(message, from, length, StandardCharsets.UTF_8).strip();
  }
}
