package org.carillon.protocol.imap.message;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.protocol.imap.fetch.SectionOctets;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.url.UrlPart;

/** A message composed of texts and of parts of stored messages (RFC 4469). */
final class Catenation {
  private final ImapSession session;
  private final Arguments arguments;
  private final long limit;
  private final MessageSink message;

  /**
   * @param limit the highest number of octets of the message
   */
  Catenation(ImapSession session, Arguments arguments, long limit, MessageSink message) {
    this.session = session;
    this.arguments = arguments;
    this.limit = limit;
    this.message = message;
  }

  /** Writes each part into the message as it is read; returns the error reply if that fails. */
  Optional<Reply> take() throws BadCommand, IOException {
    arguments.expect('(');
    do {
      Optional<Reply> refusal =
          switch (arguments.word()) {
            case "TEXT" -> text();
            case "URL" -> url();
            default -> throw new BadCommand("CATENATE supports only TEXT and URL");
          };
      if (refusal.isPresent()) {
        return refusal;
      }
    } while (arguments.take(' '));
    arguments.expect(')');
    return message.size() == 0 && !message.isFull()
        ? Optional.of(Reply.no("CANNOT", "Message must not be empty"))
        : Optional.empty();
  }

  private Optional<Reply> text() throws BadCommand, IOException {
    arguments.expect(' ');
    boolean binary = arguments.take('~');
    if (arguments.literalSize() > limit - message.size()) {
      return tooBig();
    }
    session.out().release();
    LineEndings text = new LineEndings(message);
    arguments.literal(binary ? message::write : text::write);
    text.check();
    return Optional.empty();
  }

  private Optional<Reply> tooBig() {
    return Optional.of(
        Reply.no("TOOBIG", "Message size exceeds the limit of " + limit + " octets"));
  }

  private Optional<Reply> url() throws BadCommand, IOException {
    arguments.expect(' ');
    String url = arguments.astring();
    return switch (UrlPart.open(session, url)) {
      case Answer.Done(Optional<UrlPart> part) when part.isEmpty() ->
          Optional.of(Reply.no("BADURL \"" + printable(url) + "\"", "URL not found"));
      case Answer.Done(Optional<UrlPart> part) -> {
        try (UrlPart open = part.get()) {
          yield copy(open.octets());
        }
      }
      case Answer.Failed(var failure) -> Optional.of(ErrorReplies.reply(failure));
    };
  }

  private Optional<Reply> copy(SectionOctets octets) throws IOException {
    if (octets.length() > limit - message.size()) {
      return tooBig();
    }
    try {
      octets.copyTo(message);
      return Optional.empty();
    } catch (IOException e) {
      // The error was in reading the store, not the client.
      return Optional.of(Reply.no("SERVERBUG", "The stored message is damaged"));
    }
  }

  /** Returns a URL as a response code may contain it. */
  private static String printable(String url) {
    StringBuilder text = new StringBuilder(url.length());
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      boolean plain = c > 0x20 && c < 0x7f && c != '"' && c != '\\' && c != ']';
      text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return text.toString();
  }
}
