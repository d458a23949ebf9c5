package org.carillon.protocol.imap.admin;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** SETACL and DELETEACL (RFC 4314 §3.1, §3.2). */
public final class SetAclCommand implements Command {
  private final boolean deletes;

  public SetAclCommand(boolean deletes) {
    this.deletes = deletes;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName mailbox = arguments.mailbox();
    arguments.expect(' ');
    Identifier identifier = identifier(arguments);
    RightsChange change = RightsChange.REPLACE;
    MailboxRights rights = MailboxRights.NONE;
    if (!deletes) {
      arguments.expect(' ');
      String letters = arguments.astring();
      change = RightsChange.of(letters);
      rights = rights(change.letters(letters));
    }
    arguments.end();
    return switch (session.access().grant(session.caller(), mailbox, identifier, change, rights)) {
      case Answer.Done(_) -> Reply.ok("Access rights changed");
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  @Override
  public boolean mayClose() {
    return true;
  }

  /** An identifier, which is UTF-8 (RFC 4314 §3). */
  static Identifier identifier(Arguments arguments) throws BadCommand, IOException {
    Optional<String> text = arguments.utf8();
    Identifier read = Identifier.parse(text.orElse(""));
    if (read.name().isEmpty() || read.name().length() > Identifier.MOST_CHARS) {
      throw new BadCommand("Invalid identifier");
    }
    return read;
  }

  private static MailboxRights rights(String letters) throws BadCommand {
    Optional<MailboxRights> rights = MailboxRights.parse(letters);
    if (rights.isEmpty()) {
      throw new BadCommand("Unknown right");
    }
    return rights.get();
  }
}
