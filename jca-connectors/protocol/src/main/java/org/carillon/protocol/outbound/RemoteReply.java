package org.carillon.protocol.outbound;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host's reply (RFC 5321 §4.2).
 *
 * @param code three digits
 * @param lines the text of each line, without the code; at least one, perhaps empty
 */
record RemoteReply(int code, List<String> lines) {
  private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})(?: |$)");
  private static final int TEXT_CHARS = 1_000;

  boolean positive() {
    return code / 100 == 2;
  }

  boolean permanent() {
    return code >= 500;
  }

  /** Returns the text on one bounded line, for senders and administrators. */
  String text() {
    String text = code + " " + String.join(" / ", lines);
    return text.length() > TEXT_CHARS ? text.substring(0, TEXT_CHARS) : text;
  }

  /** Returns the text's enhanced status (RFC 2034) if it agrees with the code, else the code's. */
  String status() {
    return said().orElseGet(() -> made(code));
  }

  private Optional<String> said() {
    Matcher matcher = STATUS.matcher(lines.getFirst());
    if (!matcher.lookingAt() || matcher.group(1).charAt(0) - '0' != code / 100) {
      return Optional.empty();
    }
    return Optional.of(matcher.group().trim());
  }

  /** Returns the RFC 3463 status of the codes of RFC 5321 §4.2.3 that have only one meaning. */
  private static String made(int code) {
    return switch (code) {
      case 421 -> "4.3.2";
      case 452 -> "4.3.1";
      case 552 -> "5.2.2";
      case 553 -> "5.1.3";
      default -> (code >= 500 ? 5 : 4) + ".0.0";
    };
  }
}
