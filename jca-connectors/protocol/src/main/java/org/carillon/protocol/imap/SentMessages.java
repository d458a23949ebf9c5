package org.carillon.protocol.imap;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.Flags;

/**
 * The messages that a client sends with a command, each going to a spool as it comes (RFC 3501 §9
 * {@code append}, RFC 3502). Their spools go when the command is over.
 */
final class SentMessages implements AutoCloseable {
  private final ImapSession session;
  private final Arguments arguments;
  private final long limit;
  private final List<Draft> drafts = new ArrayList<>();
  private boolean full;

  SentMessages(ImapSession session, Arguments arguments) {
    this.session = session;
    this.arguments = arguments;
    this.limit = session.access().appendLimit(session.caller());
  }

  List<Draft> drafts() {
    return drafts;
  }

  /**
   * Takes the flags, the date and the message that are next.
   *
   * @return why the message is refused, if it is; it was not taken then
   */
  Optional<Reply> take() throws BadCommand, IOException {
    Flags flags = flags();
    OffsetDateTime date = date();
    if (arguments.takeWord("CATENATE")) {
      arguments.expect(' ');
      return catenation(flags, date);
    }
    if (!arguments.takeWord("UTF8")) {
      // A literal8 may hold any octets (RFC 3516 §4.4); what comes is kept as it comes.
      arguments.take('~');
      return literal(flags, date);
    }
    // RFC 6855 §4; its successor has plain literals hold the same.
    arguments.expect(' ');
    arguments.expect('(');
    arguments.expect('~');
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
    Catenation catenation = new Catenation(session, arguments, limit, spool);
    Optional<Reply> refusal = catenation.take();
    full |= catenation.isFull();
    return refusal;
  }

  private Optional<Reply> literal(Flags flags, OffsetDateTime date) throws BadCommand, IOException {
    long size = arguments.literalSize();
    if (size > limit) {
      return Optional.of(Reply.no("TOOBIG", "A message has at most " + limit + " octets"));
    }
    if (size == 0) {
      return Optional.of(Reply.no("CANNOT", "A message is not empty"));
    }
    Spool spool = session.access().spool(session.caller(), size);
    drafts.add(new Draft(spool, flags, date));
    session.out().release();
    SpoolSink sink = new SpoolSink(spool);
    arguments.literal(sink::write);
    full |= sink.isFull();
    return Optional.empty();
  }

  /** Why the messages can't be kept although they were taken, if so. */
  Optional<Reply> hindrance() {
    return full
        ? Optional.of(Reply.no("UNAVAILABLE", "No room for the message now, please try again"))
        : Optional.empty();
  }

  private Flags flags() throws BadCommand {
    if (arguments.peek() != '(') {
      return Flags.NONE;
    }
    Flags flags = FlagList.read(arguments);
    arguments.expect(' ');
    return flags;
  }

  private OffsetDateTime date() throws BadCommand {
    if (arguments.peek() != '"') {
      return Instant.now().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    }
    OffsetDateTime date = Dates.dateTime(arguments);
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
