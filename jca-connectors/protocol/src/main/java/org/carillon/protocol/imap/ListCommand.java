package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxEntry;
import org.carillon.contract.mailbox.SpecialUse;

/** LIST (RFC 3501 §6.3.8), with children (RFC 3348) and special uses (RFC 6154). */
final class ListCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    String reference = Arguments.decodeMailbox(arguments.astring());
    arguments.expect(' ');
    String pattern = Arguments.decodeMailbox(arguments.pattern());
    arguments.end();
    if (pattern.isEmpty()) {
      session.out().untagged("LIST (\\Noselect) \"/\" \"\"");
      return Reply.ok("That is the delimiter");
    }
    return switch (session.access().list(session.caller())) {
      case MailboxAnswer.Done(List<MailboxEntry> entries) -> {
        MailboxPattern wanted = new MailboxPattern(reference, pattern);
        for (MailboxEntry entry : entries) {
          // What is only a subscription is for LSUB.
          if ((entry.selectable() || entry.hasChildren()) && wanted.matches(entry.name().path())) {
            write(session.out(), entry);
          }
        }
        yield Reply.ok("That is all");
      }
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.reply(obstacle);
    };
  }

  private static void write(Output out, MailboxEntry entry) throws IOException {
    out.text("* LIST (").text(entry.hasChildren() ? "\\HasChildren" : "\\HasNoChildren");
    if (!entry.selectable()) {
      out.text(" \\Noselect");
    }
    for (SpecialUse use : SpecialUse.values()) {
      if (entry.uses().contains(use)) {
        out.octet(' ').text(use.attribute());
      }
    }
    out.text(") \"/\" ").string(ModifiedUtf7.encode(entry.name().path())).crlf();
  }
}
