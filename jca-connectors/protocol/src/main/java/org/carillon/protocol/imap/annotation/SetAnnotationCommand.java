package org.carillon.protocol.imap.annotation;

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

/** SETANNOTATION (draft-daboo-imap-annotatemore-05 §4.1), all or none; no name is the account. */
public final class SetAnnotationCommand implements Command {
  private static final int MOST_VALUES = 100;

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    Optional<MailboxName> mailbox = name.path().isEmpty() ? Optional.empty() : Optional.of(name);
    arguments.expect(' ');
    List<Annotation> changes = new ArrayList<>();
    Optional<Reply> refusal = Optional.empty();
    if (arguments.take('(')) {
      do {
        refusal = read(arguments, changes);
      } while (refusal.isEmpty() && arguments.take(' '));
      if (refusal.isEmpty()) {
        arguments.expect(')');
      }
    } else {
      refusal = read(arguments, changes);
    }
    if (refusal.isPresent()) {
      return refusal.get();
    }
    arguments.end();
    return switch (session.access().annotate(session.caller(), mailbox, changes)) {
      case Answer.Done(_) -> Reply.ok("Noted");
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  /** Reads an entry with its attributes; returns a reply if they exceed a limit. */
  private static Optional<Reply> read(Arguments arguments, List<Annotation> changes)
      throws BadCommand, IOException {
    String entry = RequestedEntries.name(arguments);
    arguments.expect(' ');
    arguments.expect('(');
    do {
      if (changes.size() == MOST_VALUES) {
        return Optional.of(
            Reply.no("ANNOTATEMORE TOOMANY", "At most " + MOST_VALUES + " values at once"));
      }
      AnnotationAttribute attribute =
          AnnotationAttribute.named(arguments.astring())
              .filter(AnnotationAttribute::isValue)
              .orElseThrow(() -> new BadCommand("Only value.priv and value.shared can be set"));
      arguments.expect(' ');
      if (arguments.peek() == '{' && arguments.literalSize() > Annotation.MOST_OCTETS) {
        return Optional.of(Reply.no("ANNOTATEMORE TOOBIG", "The value is too long"));
      }
      changes.add(new Annotation(attribute.scope() + entry, value(arguments)));
    } while (arguments.take(' '));
    arguments.expect(')');
    return Optional.empty();
  }

  /** A string, or NIL to remove the value. */
  private static Optional<byte[]> value(Arguments arguments) throws BadCommand, IOException {
    return arguments.takeWord("NIL")
        ? Optional.empty()
        : Optional.of(arguments.string().getBytes(StandardCharsets.ISO_8859_1));
  }
}
