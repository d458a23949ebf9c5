package org.carillon.mailauth.spf;

import java.util.List;
import java.util.Optional;

/**
 * A domain's policy (RFC 7208 §3).
 *
 * @param directives in their order
 * @param redirect where the policy goes on when none matches (RFC 7208 §6.1)
 * @param explanation where what failures are told is found (RFC 7208 §6.2)
 */
record SpfRecord(
    List<SpfDirective> directives,
    Optional<MacroString> redirect,
    Optional<MacroString> explanation) {

  static final String VERSION = "v=spf1";

  SpfRecord {
    directives = List.copyOf(directives);
  }

  /** What a text was read as. */
  sealed interface Reading {}

  /** It is a record. */
  record Sound(SpfRecord record) implements Reading {}

  /**
   * It breaks the grammar (RFC 7208 §12).
   *
   * @param why a sentence for people
   */
  record Malformed(String why) implements Reading {}

  /** Whether a text of a domain is meant as a policy (RFC 7208 §4.5). */
  static boolean isRecord(String text) {
    return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
        && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
  }

  /** Reads a text that {@link #isRecord}. */
  static Reading parse(String text) {
    return new SpfRecordReader().read(text.substring(VERSION.length()));
  }
}
