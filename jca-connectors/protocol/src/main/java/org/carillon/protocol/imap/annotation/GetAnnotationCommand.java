package org.carillon.protocol.imap.annotation;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.folders.MailboxPattern;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** GETANNOTATION (draft-daboo-imap-annotatemore-05 §4.2) of mailboxes; "" is server and account. */
public final class GetAnnotationCommand implements Command {
  private static final int MOST_ATTRIBUTES = 20;

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    Optional<String> pattern = arguments.mailboxPattern();
    arguments.expect(' ');
    RequestedEntries entries = RequestedEntries.read(arguments);
    arguments.expect(' ');
    AnnotationResponse response = new AnnotationResponse(entries, attributes(arguments));
    arguments.end();
    if (pattern.isEmpty() || response.attributes().isEmpty()) {
      return Reply.ok("Completed");
    }
    String name = pattern.get();
    Optional<Failure> failure =
        name.indexOf('*') >= 0 || name.indexOf('%') >= 0
            ? tellMatching(session, new MailboxPattern("", name), response)
            : response.write(
                session, name.isEmpty() ? Optional.empty() : Optional.of(new MailboxName(name)));
    return failure.map(ErrorReplies::reply).orElseGet(() -> Reply.ok("Completed"));
  }

  private static Optional<Failure> tellMatching(
      ImapSession session, MailboxPattern wanted, AnnotationResponse response) throws IOException {
    return switch (session.access().list(session.caller())) {
      case Answer.Done(List<MailboxEntry> all) -> {
        for (MailboxEntry entry : all) {
          if (entry.id() != 0 && wanted.matches(entry.name().path())) {
            // A mailbox that was deleted meanwhile, or may not be read, is left out.
            response.write(session, Optional.of(entry.name()));
          }
        }
        yield Optional.empty();
      }
      case Answer.Failed(var failure) -> Optional.of(failure);
    };
  }

  private static Set<AnnotationAttribute> attributes(Arguments arguments)
      throws BadCommand, IOException {
    Set<AnnotationAttribute> wanted = EnumSet.noneOf(AnnotationAttribute.class);
    if (!arguments.take('(')) {
      wanted.addAll(AnnotationAttribute.wanted(attribute(arguments)));
      return wanted;
    }
    int read = 0;
    do {
      if (++read > MOST_ATTRIBUTES) {
        throw new BadCommand("Too many attributes");
      }
      wanted.addAll(AnnotationAttribute.wanted(attribute(arguments)));
    } while (arguments.take(' '));
    arguments.expect(')');
    return wanted;
  }

  private static String attribute(Arguments arguments) throws BadCommand, IOException {
    return arguments.mailboxPattern().orElseThrow(() -> new BadCommand("Unknown attribute"));
  }
}
