package org.carillon.mailauth.spf;

import java.util.List;
import java.util.Optional;

/**
 * A domain's policy (RFC 7208 §3).
 *
 * @param directives the directives in their order
 * @param redirect the domain whose policy applies if no directive matches (RFC 7208 §6.1)
 * @param explanation the name at which the explanation of a failure is found (RFC 7208 §6.2)
 */
record SpfRecord(
    List<SpfDirective> directives,
    Optional<MacroString> redirect,
    Optional<MacroString> explanation) {

  static final String VERSION = "v=spf1";

  SpfRecord {
    directives = List.copyOf(directives);
  }

  sealed interface Reading {}

  record Sound(SpfRecord record) implements Reading {}

  /** The text is malformed (RFC 7208 §12); {@code why} is a sentence for people. */
  record Malformed(String why) implements Reading {}

  /** Returns whether a text in the DNS is meant as a policy (RFC 7208 §4.5). */
  static boolean isRecord(String text) {
    return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
        && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
  }

  /** Parses a text for which {@link #isRecord} returns true. */
  static Reading parse(String text) {
    return new SpfRecordReader().read(text.substring(VERSION.length()));
  }
}
