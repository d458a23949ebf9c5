package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.MailboxName;

/** GETMETADATA (RFC 5464 §4.2). */
final class GetMetadataCommand implements Command {

  /** How much of the annotations is wanted. */
  private static final class Options {
    private int depth;
    private long most = Long.MAX_VALUE;

    /** Reads the options and the space behind them, where there are some. */
    void read(Arguments arguments) throws BadCommand {
      if (arguments.peek() != '(') {
        return;
      }
      arguments.expect('(');
      do {
        switch (arguments.word()) {
          case "MAXSIZE" -> {
            arguments.expect(' ');
            most = arguments.number();
          }
          case "DEPTH" -> {
            arguments.expect(' ');
            depth =
                switch (arguments.word()) {
                  case "0" -> 0;
                  case "1" -> 1;
                  case "INFINITY" -> Integer.MAX_VALUE;
                  default -> throw new BadCommand("DEPTH is 0, 1 or infinity");
                };
          }
          default -> throw new BadCommand("Unknown option");
        }
      } while (arguments.take(' '));
      arguments.expect(')');
      arguments.expect(' ');
    }
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    Options options = new Options();
    options.read(arguments);
    Optional<MailboxName> mailbox = mailbox(arguments);
    arguments.expect(' ');
    List<String> entries = MetadataEntry.list(arguments);
    arguments.end();
    MetadataResponse.Told told =
        MetadataResponse.write(session, mailbox, entries, options.depth, options.most);
    if (told.obstacle().isPresent()) {
      return Hindrance.reply(told.obstacle().get());
    }
    return told.longest() == 0
        ? Reply.ok("That is all")
        : Reply.ok("METADATA LONGENTRIES " + told.longest(), "Some are longer");
  }

  /** An empty name stands for the server and the account. */
  static Optional<MailboxName> mailbox(Arguments arguments) throws BadCommand, IOException {
    MailboxName name = arguments.mailbox();
    return name.path().isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
