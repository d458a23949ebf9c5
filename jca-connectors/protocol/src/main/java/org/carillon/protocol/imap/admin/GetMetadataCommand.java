package org.carillon.protocol.imap.admin;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** GETMETADATA (RFC 5464 §4.2). */
public final class GetMetadataCommand implements Command {

  /** The options of the command. */
  private static final class Options {
    private int depth;
    private long most = Long.MAX_VALUE;

    /** Reads the options after their opening parenthesis, and the space after them. */
    void read(Arguments arguments) throws BadCommand {
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
                  default -> throw new BadCommand("DEPTH must be 0, 1 or infinity");
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
    if (arguments.take('(')) {
      options.read(arguments);
    }
    Optional<MailboxName> mailbox = mailbox(arguments);
    arguments.expect(' ');
    List<String> entries = entries(arguments, options);
    arguments.end();
    MetadataResponse.Told told =
        MetadataResponse.write(session, mailbox, entries, options.depth, options.most);
    if (told.failure().isPresent()) {
      return ErrorReplies.reply(told.failure().get());
    }
    return told.longest() == 0
        ? Reply.ok("Completed")
        : Reply.ok(
            "METADATA LONGENTRIES " + told.longest(), "Some entries are longer than MAXSIZE");
  }

  /**
   * Reads the entries. RFC 5464's grammar has options before the mailbox and several entries in
   * parentheses; its examples (§4.2.1, §4.2.2, §4.4.1), and clients that follow them, also have
   * options after it and entries in a row.
   */
  private static List<String> entries(Arguments arguments, Options options)
      throws BadCommand, IOException {
    if (arguments.take('(')) {
      if (!Character.isLetter(arguments.peek())) {
        return MetadataEntry.listed(arguments);
      }
      options.read(arguments);
      if (arguments.take('(')) {
        return MetadataEntry.listed(arguments);
      }
    }
    return MetadataEntry.row(arguments);
  }

  /** An empty name stands for the server and the account. */
  static Optional<MailboxName> mailbox(Arguments arguments) throws BadCommand, IOException {
    MailboxName name = arguments.mailbox();
    return name.path().isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
