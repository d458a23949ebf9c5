package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.Optional;

/** ENABLE (RFC 5161) of an {@link Extension}; other words are passed over. */
final class EnableCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    StringBuilder enabled = new StringBuilder();
    do {
      arguments.expect(' ');
      Optional<Extension> extension = Extension.named(arguments.word());
      if (extension.isPresent() && session.enabled().enable(extension.get())) {
        enabled.append(' ').append(extension.get().onWire());
      }
    } while (!arguments.atEnd());
    session.out().untagged("ENABLED" + enabled);
    return Reply.ok("Enabled");
  }
}
