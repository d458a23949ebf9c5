package org.carillon.transport.internal.dispatch;

import java.security.SecureRandom;

/** Makes the ids of messages that start here: reports, and mail without a trace field. */
public final class TraceId {

  private static final SecureRandom RANDOM = new SecureRandom();

  private TraceId() {}

  /** Returns a unique id of 15 letters and digits. */
  public static String next() {
    long bits = RANDOM.nextLong() & Long.MAX_VALUE;
    String text = Long.toString(bits, Character.MAX_RADIX);
    return "q" + "0".repeat(13 - text.length()) + text;
  }
}
