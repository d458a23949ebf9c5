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

/** ENABLE (RFC 5161) of an {@link Extension}; other words are passed over. */
public final class EnableCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    // In the order named; CONDSTORE is told too where QRESYNC, named before, has brought it.
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

  /** What can be turned on; the newer form of the protocol is announced beside the older. */
  public static String[] capabilities() {
    return Stream.concat(
            Stream.of("ENABLE"),
            Arrays.stream(Extension.values())
                .filter(extension -> extension != Extension.IMAP4REV2)
                .map(Extension::onWire))
        .toArray(String[]::new);
  }
}
