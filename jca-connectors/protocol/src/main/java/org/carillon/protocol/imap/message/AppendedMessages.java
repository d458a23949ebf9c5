package org.carillon.protocol.imap.message;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.messages.AppendTerms;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.FlagList;
import org.carillon.protocol.imap.syntax.ImapDates;
import org.carillon.protocol.imap.syntax.Reply;

/** The messages sent with a command (RFC 3501 §9 {@code append}, RFC 3502), each in a spool. */
final class AppendedMessages implements AutoCloseable {
  private final ImapSession session;
  private final Arguments arguments;
  private final AppendTerms terms;
  private final List<Draft> drafts = new ArrayList<>();
  private boolean full;

  AppendedMessages(ImapSession session, Arguments arguments, AppendTerms terms) {
    this.session = session;
    this.arguments = arguments;
    this.terms = terms;
  }

  List<Draft> drafts() {
    return drafts;
  }

  /**
   * Reads the next flags, date and message.
   *
   * @return the error reply, if the message is refused; its literal is unread, unless the reply is
   *     about the literal itself
   */
  Optional<Reply> take() throws BadCommand, IOException {
    Flags flags = flags();
    OffsetDateTime date = date();
    if (arguments.takeWord("CATENATE")) {
      arguments.expect(' ');
      return catenation(flags, date);
    }
    if (!arguments.takeWord("UTF8")) {
      return literal(flags, date);
    }
    if (!session.enabled().utf8Names()) {
      return Optional.of(Reply.no("CANNOT", "UTF8 requires UTF8=ACCEPT to be enabled"));
    }
    // RFC 6855 §4; in its successor, plain literals may contain the same.
    arguments.expect(' ');
    arguments.expect('(');
    if (arguments.peek() != '~') {
      throw new BadCommand("Expected ~ in the arguments");
    }
    Optional<Reply> refusal = literal(flags, date);
    if (refusal.isEmpty()) {
      arguments.expect(')');
    }
    return refusal;
  }

  private Optional<Reply> catenation(Flags flags, OffsetDateTime date)
      throws BadCommand, IOException {
    Spool spool = session.access().spool(session.caller(), 0);
    drafts.add(new Draft(spool, flags, date));
    MessageSink sink = new MessageSink(spool);
    Optional<Reply> refusal = new Catenation(session, arguments, terms.octets(), sink).take();
    return refusal.isPresent() ? refusal : taken(sink);
  }

  private Optional<Reply> literal(Flags flags, OffsetDateTime date) throws BadCommand, IOException {
    // A literal8 may have any octets (RFC 3516 §4.4), and is stored unchanged.
    boolean binary = arguments.take('~');
    long size = arguments.literalSize();
    if (size > terms.octets()) {
      return Optional.of(
          Reply.no("TOOBIG", "Message size exceeds the limit of " + terms.octets() + " octets"));
    }
    if (size > terms.room() - octets()) {
      return Optional.of(ErrorReplies.reply(MailboxFailure.overQuota()));
    }
    if (size == 0) {
      return Optional.of(Reply.no("CANNOT", "Message must not be empty"));
    }
    Spool spool = session.access().spool(session.caller(), size);
    drafts.add(new Draft(spool, flags, date));
    session.out().release();
    MessageSink sink = new MessageSink(spool);
    LineEndings text = new LineEndings(sink);
    arguments.literal(binary ? sink::write : text::write);
    text.check();
    return taken(sink);
  }

  private Optional<Reply> taken(MessageSink sink) {
    full |= sink.isFull();
    return sink.hasEightBitHeader() && !terms.eightBitHeaders() && !session.enabled().utf8Names()
        ? Optional.of(Reply.no("CANNOT", "8-bit header fields require UTF8=ACCEPT to be enabled"))
        : Optional.empty();
  }

  /** Returns the number of octets of the messages before. */
  private long octets() {
    return drafts.stream().mapToLong(draft -> draft.content().size()).sum();
  }

  /** Returns why the messages that were read can't be stored, if so. */
  Optional<Reply> hindrance() {
    return full
        ? Optional.of(
            Reply.no("UNAVAILABLE", "Insufficient storage for the message, try again later"))
        : Optional.empty();
  }

  private Flags flags() throws BadCommand {
    if (arguments.peek() != '(') {
      return Flags.NONE;
    }
    Flags flags = FlagList.readBrought(arguments);
    arguments.expect(' ');
    return flags;
  }

  private OffsetDateTime date() throws BadCommand {
    if (arguments.peek() != '"') {
      return Instant.now().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    }
    OffsetDateTime date = ImapDates.dateTime(arguments);
    arguments.expect(' ');
    return date;
  }

  @Override
  public void close() throws IOException {
    for (Draft draft : drafts) {
      draft.content().close();
    }
  }
}
