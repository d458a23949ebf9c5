package org.carillon.protocol.imap;

/** NOOP and CHECK (RFC 3501 §6.1.2, §6.4.1): what changed is announced behind every command. */
final class NoopCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand {
    arguments.end();
    return Reply.ok("Done");
  }
}
