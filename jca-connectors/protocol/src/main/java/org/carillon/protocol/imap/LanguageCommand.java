package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * LANGUAGE (RFC 5255 §3): which languages the texts for people are in, and which of them a client
 * wants. All texts are English so far, which is what {@code i-default} stands for too (RFC 2277
 * §4.5).
 */
final class LanguageCommand implements Command {
  private static final List<String> TAGS = List.of("EN", "i-default");
  private static final int MOST_RANGES = 30;

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    if (arguments.atEnd()) {
      session.out().untagged("LANGUAGE (" + String.join(" ", TAGS) + ")");
      return Reply.ok("That is all");
    }
    Optional<String> chosen = Optional.empty();
    int ranges = 0;
    while (!arguments.atEnd()) {
      arguments.expect(' ');
      if (++ranges > MOST_RANGES) {
        throw new BadCommand("Too many languages");
      }
      String range = arguments.languageRange();
      chosen = chosen.or(() -> matching(range));
    }
    if (chosen.isEmpty()) {
      return Reply.no("", "No text here is in that language");
    }
    session.out().untagged("LANGUAGE (" + chosen.get() + ")");
    return Reply.ok("Texts are in that language now");
  }

  /** The language that a range names (RFC 4647 §3.3.1), or the first for {@code default}. */
  private static Optional<String> matching(String range) {
    if (range.equalsIgnoreCase("default")) {
      return Optional.of("i-default");
    }
    return TAGS.stream().filter(tag -> isIn(range, tag)).findFirst();
  }

  private static boolean isIn(String range, String tag) {
    String wanted = range.toLowerCase(Locale.ROOT);
    String given = tag.toLowerCase(Locale.ROOT);
    return wanted.equals("*") || given.equals(wanted) || given.startsWith(wanted + "-");
  }
}
