package org.carillon.protocol.imap.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** SETMETADATA (RFC 5464 §4.3). */
public final class SetMetadataCommand implements Command {
  private static final int MOST_ENTRIES = 100;

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    Optional<MailboxName> mailbox = GetMetadataCommand.mailbox(arguments);
    arguments.expect(' ');
    arguments.expect('(');
    List<Annotation> changes = new ArrayList<>();
    do {
      if (changes.size() == MOST_ENTRIES) {
        return Reply.no("METADATA TOOMANY", "At most " + MOST_ENTRIES + " entries at once");
      }
      String entry = MetadataEntry.read(arguments);
      if (entry.indexOf('/', 1) < 0) {
        throw new BadCommand("Entry name is only a level of the hierarchy");
      }
      arguments.expect(' ');
      boolean anyOctets = arguments.take('~');
      if (arguments.peek() == '{' && arguments.literalSize() > Annotation.MOST_OCTETS) {
        return Reply.no("METADATA MAXSIZE " + Annotation.MOST_OCTETS, "The value is too long");
      }
      changes.add(new Annotation(entry, value(arguments, anyOctets)));
    } while (arguments.take(' '));
    arguments.expect(')');
    arguments.end();
    return switch (session.access().annotate(session.caller(), mailbox, changes)) {
      case Answer.Done(_) -> Reply.ok("Noted");
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  /** Announces IMAPSIEVE: annotations name the scripts for events in mailboxes (RFC 6785 §2.1). */
  public static List<String> capabilities(ImapSession session) {
    return session.access().scriptServer().map(url -> "IMAPSIEVE=" + url).stream().toList();
  }

  /** A string, or NIL to remove the entry. */
  private static Optional<byte[]> value(Arguments arguments, boolean anyOctets)
      throws BadCommand, IOException {
    if (!anyOctets && arguments.takeWord("NIL")) {
      return Optional.empty();
    }
    String value = anyOctets ? arguments.literal8() : arguments.string();
    return Optional.of(value.getBytes(StandardCharsets.ISO_8859_1));
  }
}
