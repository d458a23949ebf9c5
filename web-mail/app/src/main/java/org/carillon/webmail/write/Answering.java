package org.carillon.webmail.write;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The subject and quote of a reply or forwarded message. */
final class Answering {
  private static final Pattern ANSWERED = Pattern.compile("(?i)^(re|aw|sv|antw)\\s*:.*");
  private static final Pattern FORWARDED = Pattern.compile("(?i)^(fwd?|wg)\\s*:.*");

  private Answering() {}

  /** The subject of a reply (RFC 5322 §3.6.5). */
  static String subject(String subject) {
    return ANSWERED.matcher(subject).matches() ? subject : "Re: " + subject;
  }

  /** The subject of a forwarded message. */
  static String forwarded(String subject) {
    return FORWARDED.matcher(subject).matches() ? subject : "Fwd: " + subject;
  }

  /** A text with every line quoted. */
  static String quoted(String text) {
    return text.strip().lines().map(Answering::quotedLine).collect(Collectors.joining("\n"));
  }

  private static String quotedLine(String line) {
    return line.startsWith(">") ? ">" + line : line.isEmpty() ? ">" : "> " + line;
  }

  /** Returns whether two addresses are equal, ignoring case. */
  static boolean same(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }
}
