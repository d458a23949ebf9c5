package org.carillon.protocol.smtp;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.protocol.imap.url.SubmittedPart;
import org.carillon.protocol.smtp.syntax.Reply;

/** BURL (RFC 4468): a chunk of the message, from our mailboxes. Failure ends the transaction. */
final class Burl implements Command {
  private static final Reply AWAY =
      Reply.of(451, "4.4.1", "Mailboxes are not available, try again later");

  /** Returns the announced kinds: URLAUTH URLs, and plain ones of this host (RFC 4468 §3.3). */
  static String announcement(SmtpState state) {
    return "BURL imap imap://" + state.terms().hostName();
  }

  /** Returns whether it may be used in this session now. */
  static boolean isOffered(SmtpState state) {
    return state.submission() && state.caller().isPresent();
  }

  @Override
  public Reply run(SmtpState state, String arguments) throws IOException {
    Reply reply = fetched(state, arguments);
    if (!reply.positive()) {
      state.reset();
    }
    return reply;
  }

  private static Reply fetched(SmtpState state, String arguments) throws IOException {
    if (!state.submission()) {
      return Reply.of(502, "5.5.1", "Command not implemented");
    }
    if (state.caller().isEmpty()) {
      return Reply.of(530, "5.7.0", "Authentication required");
    }
    String[] words = arguments.split(" ", -1);
    boolean last = words.length == 2 && words[1].toUpperCase(Locale.ROOT).equals("LAST");
    if (words[0].isEmpty() || words.length > (last ? 2 : 1)) {
      return Reply.of(501, "5.5.4", "Syntax: BURL url [LAST]");
    }
    if (state.from().isEmpty()) {
      return Reply.of(503, "5.5.1", "Send MAIL and RCPT first");
    }
    if (state.to().isEmpty()) {
      return Reply.of(554, "5.5.0", "No valid recipients");
    }
    Optional<MailAccess> mail = state.mail();
    if (mail.isEmpty()) {
      return AWAY;
    }
    SubmittedPart.Found found =
        SubmittedPart.find(
            mail.get(), state.caller().get(), state.wire(), state.terms().hostName(), words[0]);
    return switch (found) {
      case SubmittedPart.Found.Opened(SubmittedPart part) -> {
        try (part) {
          yield taken(state, part, last);
        }
      }
      case SubmittedPart.Found.NotForCaller() ->
          Reply.of(554, "5.7.8", "URL is not authorized for this user");
      case SubmittedPart.Found.Remote() ->
          Reply.of(554, "5.7.14", "URL of another server is not supported");
      case SubmittedPart.Found.Nothing() -> Reply.of(554, "5.6.6", "URL not found");
      case SubmittedPart.Found.Later() -> AWAY;
    };
  }

  private static Reply taken(SmtpState state, SubmittedPart part, boolean last) throws IOException {
    Chunks chunks = state.begunChunks();
    if (part.length() > chunks.room()) {
      chunks.passOver(part.length());
    } else if (!part.copyTo(chunks.sink())) {
      return AWAY;
    }
    return state.chunkTaken(last);
  }
}
