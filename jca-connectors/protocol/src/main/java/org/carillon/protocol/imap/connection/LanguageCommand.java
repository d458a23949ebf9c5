package org.carillon.protocol.imap.connection;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.language.Language;

/** LANGUAGE (RFC 5255 §3): lists the languages of human-readable texts, or selects one. */
public final class LanguageCommand implements Command {
  private static final int MOST_RANGES = 30;

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    if (arguments.atEnd()) {
      session
          .out()
          .untagged(
              Arrays.stream(Language.values())
                  .map(LanguageCommand::onWire)
                  .collect(Collectors.joining(" ", "LANGUAGE (", ")")));
      return Reply.ok("Completed");
    }
    Optional<Language> chosen = Optional.empty();
    int ranges = 0;
    while (!arguments.atEnd()) {
      arguments.expect(' ');
      if (++ranges > MOST_RANGES) {
        throw new BadCommand("Too many languages");
      }
      String range = arguments.languageRange();
      chosen = chosen.or(() -> Language.named(range));
    }
    if (chosen.isEmpty()) {
      return Reply.no("", "Language not supported");
    }
    session.out().untagged("LANGUAGE (" + onWire(chosen.get()) + ")");
    session.out().speak(chosen.get());
    return Reply.ok("Language changed");
  }

  /** Writes a language as RFC 5255 does: {@code EN}, but {@code i-default}. */
  private static String onWire(Language language) {
    return language == Language.DEFAULT ? language.tag() : language.tag().toUpperCase(Locale.ROOT);
  }
}
