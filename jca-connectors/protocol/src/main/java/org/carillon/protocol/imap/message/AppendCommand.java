package org.carillon.protocol.imap.message;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.messages.AppendTerms;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** APPEND (RFC 3501 §6.3.11) of one message or several, all or none (RFC 3502). */
public final class AppendCommand implements Command {
  /** The highest number of messages in one command. */
  private static final int MOST_MESSAGES = 1_000;

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    arguments.expect(' ');
    return switch (session.access().appendTerms(session.caller(), name)) {
      case Answer.Done(AppendTerms terms) -> take(session, arguments, name, terms);
      case Answer.Failed(var failure) -> ErrorReplies.replyForTarget(failure);
    };
  }

  private static Reply take(
      ImapSession session, Arguments arguments, MailboxName name, AppendTerms terms)
      throws BadCommand, IOException {
    try (AppendedMessages messages = new AppendedMessages(session, arguments, terms)) {
      do {
        if (messages.drafts().size() == MOST_MESSAGES) {
          return Reply.no("LIMIT", "At most " + MOST_MESSAGES + " messages at once");
        }
        Optional<Reply> refusal = messages.take();
        if (refusal.isPresent()) {
          return isMissing(session, name) ? ErrorReplies.noTarget(name.path()) : refusal.get();
        }
      } while (arguments.take(' '));
      arguments.end();
      return messages.hindrance().orElseGet(() -> append(session, name, messages));
    }
  }

  /** Returns whether the mailbox is missing, which is checked first (RFC 3501 §6.3.11). */
  private static boolean isMissing(ImapSession session, MailboxName name) {
    return session.access().status(session.caller(), name)
        instanceof Answer.Failed<MailboxStatus>(Failure.NotFound _);
  }

  private static Reply append(ImapSession session, MailboxName name, AppendedMessages messages) {
    return switch (session.access().append(session.caller(), name, messages.drafts())) {
      case Answer.Done(Placed placed) -> Reply.ok(appendUid(placed), "Appended");
      case Answer.Failed(var failure) -> ErrorReplies.replyForTarget(failure);
    };
  }

  static String appendUid(Placed placed) {
    return "APPENDUID " + placed.uidValidity() + " " + placed.target();
  }

  /** Returns APPENDLIMIT without a value if the limit depends on the account (RFC 7889 §4). */
  public static List<String> capabilities(ImapSession session) {
    String limit =
        session.isAuthenticated() ? "=" + session.access().appendLimit(session.caller()) : "";
    return List.of("APPENDLIMIT" + limit, "MULTIAPPEND", "CATENATE");
  }
}
