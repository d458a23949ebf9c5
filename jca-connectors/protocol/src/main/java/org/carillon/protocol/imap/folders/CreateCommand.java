package org.carillon.protocol.imap.folders;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** CREATE (RFC 3501 §6.3.3), with special use (RFC 6154 §3) and mailbox id (RFC 8474 §4.1). */
public final class CreateCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    String path = arguments.mailboxPath();
    Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
    if (arguments.take(' ')) {
      arguments.expect('(');
      if (!arguments.takeWord("USE")) {
        throw new BadCommand("Unknown parameter");
      }
      arguments.expect(' ');
      arguments.expect('(');
      if (!arguments.take(')')) {
        do {
          arguments.expect('\\');
          Optional<SpecialUse> use = use("\\" + arguments.atom());
          if (use.isEmpty()) {
            return Reply.no("USEATTR", "Special use is not supported");
          }
          uses.add(use.get());
        } while (arguments.take(' '));
        arguments.expect(')');
      }
      arguments.expect(')');
    }
    arguments.end();
    // A delimiter at the end announces mailboxes below (RFC 3501 §6.3.3); it is not in the name.
    MailboxName name =
        new MailboxName(
            path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    if (!name.problem().isEmpty()) {
      return Reply.no("CANNOT", name.problem());
    }
    return switch (session.access().create(session.caller(), name, uses)) {
      case Answer.Done(var mailboxId) -> {
        ListResponse.tellNormalized(session, path, name);
        yield Reply.ok("MAILBOXID (" + mailboxId + ")", "Created");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  @Override
  public boolean makesNames() {
    return true;
  }

  private static Optional<SpecialUse> use(String attribute) {
    return Arrays.stream(SpecialUse.values())
        .filter(use -> use.attribute().equalsIgnoreCase(attribute))
        .findFirst();
  }
}
