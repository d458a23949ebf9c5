package org.carillon.protocol.imap.folders;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.Reply;

/** LSUB (RFC 3501 §6.3.9). */
public final class LsubCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    Optional<String> reference = arguments.reference();
    arguments.expect(' ');
    Optional<MailboxPattern> wanted = MailboxPattern.of(reference, arguments.mailboxPattern());
    arguments.end();
    if (wanted.isEmpty()) {
      return Reply.ok("Completed");
    }
    return switch (session.access().list(session.caller())) {
      case Answer.Done(List<MailboxEntry> entries) -> {
        write(session.out(), matches(entries, wanted.get()));
        yield Reply.ok("Completed");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  /**
   * Returns the names to list with their attributes. If a {@code %} matches a parent of a
   * subscribed name, the parent is listed as \Noselect unless it is subscribed itself.
   */
  private static Map<String, String> matches(List<MailboxEntry> entries, MailboxPattern wanted) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (MailboxEntry entry : entries) {
      if (!entry.subscribed()) {
        continue;
      }
      String path = entry.name().path();
      if (wanted.matches(path)) {
        shown.put(path, "");
        continue;
      }
      for (int slash = path.lastIndexOf(MailboxName.DELIMITER);
          slash > 0;
          slash = path.lastIndexOf(MailboxName.DELIMITER, slash - 1)) {
        String above = path.substring(0, slash);
        if (wanted.matches(above)) {
          shown.putIfAbsent(above, "\\Noselect");
          break;
        }
      }
    }
    return shown;
  }

  private static void write(Output out, Map<String, String> shown) throws IOException {
    for (Map.Entry<String, String> line : shown.entrySet()) {
      out.text("* LSUB (").text(line.getValue()).text(") \"/\" ");
      out.mailbox(line.getKey()).crlf();
    }
  }
}
