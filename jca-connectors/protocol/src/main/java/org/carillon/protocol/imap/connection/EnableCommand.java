package org.carillon.protocol.imap.connection;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Extension;
import org.carillon.protocol.imap.syntax.Reply;

/** ENABLE (RFC 5161) of an {@link Extension}; other words are ignored. */
public final class EnableCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    // In the order named; lists CONDSTORE even if an earlier QRESYNC has enabled it.
    Set<Extension> news = new LinkedHashSet<>();
    do {
      arguments.expect(' ');
      Extension.named(arguments.word())
          .filter(extension -> !session.enabled().has(extension))
          .ifPresent(news::add);
    } while (!arguments.atEnd());
    news.forEach(session.enabled()::enable);
    StringBuilder told = new StringBuilder("ENABLED");
    news.forEach(extension -> told.append(' ').append(extension.onWire()));
    session.out().untagged(told.toString());
    return Reply.ok("Enabled");
  }

  /** Returns the capabilities of extensions to enable; IMAP4rev2 is announced beside IMAP4rev1. */
  public static String[] capabilities() {
    return Stream.concat(
            Stream.of("ENABLE"),
            Arrays.stream(Extension.values())
                .filter(extension -> extension != Extension.IMAP4REV2)
                .map(Extension::onWire))
        .toArray(String[]::new);
  }
}
