package org.carillon.contract.log;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/**
 * One event as one line of the log: the event, followed by facts as {@code key=value}. Some values
 * come from clients. Therefore a value has no blanks, quotes, backslashes or control characters,
 * and no characters that make a line look different from what it is: their octets are written as
 * {@code %XX}, and {@code %} as {@code %25}. This keeps an attacker from forging a fact or a line.
 */
public final class LogLine {
  /** The maximum length of a value; a longer one is cut off there and ends with {@code …}. */
  public static final int LONGEST_VALUE = 256;

  private static final String HARMLESS = "!#$&'()*+,-./:;<=>?@[]^_`{|}~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final StringBuilder line;

  private LogLine(String event) {
    line = new StringBuilder(event);
  }

  /** Returns a line that begins with a word for the event. */
  public static LogLine of(String event) {
    return new LogLine(event);
  }

  /** Adds a fact and returns this line. */
  public LogLine fact(String key, String value) {
    line.append(' ').append(key).append('=');
    append(value);
    return this;
  }

  /** Adds a numeric fact and returns this line. */
  public LogLine fact(String key, long value) {
    line.append(' ').append(key).append('=').append(value);
    return this;
  }

  /** Adds a sentence in apostrophes. It keeps its blanks, and contains no apostrophe itself. */
  public LogLine text(String key, String value) {
    line.append(' ').append(key).append("='");
    append(value, c -> c == ' ' || c != '\'' && isHarmless(c));
    line.append('\'');
    return this;
  }

  /** Adds a mail address in angle brackets; an empty one is the null reverse-path of reports. */
  public LogLine address(String key, String address) {
    line.append(' ').append(key).append("=<");
    append(address);
    line.append('>');
    return this;
  }

  private void append(String value) {
    append(value, LogLine::isHarmless);
  }

  private void append(String value, IntPredicate harmless) {
    int characters = 0;
    for (int i = 0; i < value.length(); ) {
      if (characters++ == LONGEST_VALUE) {
        line.append('…');
        return;
      }
      int c = value.codePointAt(i);
      if (harmless.test(c)) {
        line.appendCodePoint(c);
      } else {
        escape(c);
      }
      i += Character.charCount(c);
    }
  }

  private static boolean isHarmless(int c) {
    return c < 0x80
        ? c >= 'a' && c <= 'z'
            || c >= 'A' && c <= 'Z'
            || c >= '0' && c <= '9'
            || HARMLESS.indexOf(c) >= 0
        : Character.isLetterOrDigit(c);
  }

  private void escape(int c) {
    for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      line.append('%').append(HEX.toHexDigits(octet));
    }
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
