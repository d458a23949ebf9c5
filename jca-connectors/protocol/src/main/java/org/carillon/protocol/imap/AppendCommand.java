package org.carillon.protocol.imap;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.Placed;

/** APPEND (RFC 3501 §6.3.11): the literal goes to a spool as it comes. */
final class AppendCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    arguments.expect(' ');
    Flags flags = Flags.NONE;
    if (arguments.peek() == '(') {
      flags = arguments.flagList();
      arguments.expect(' ');
    }
    OffsetDateTime date = Instant.now().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    if (arguments.peek() == '"') {
      date = arguments.dateTime();
      arguments.expect(' ');
    }
    long size = arguments.literalSize();
    long limit = session.access().appendLimit(session.caller());
    if (size > limit) {
      return Reply.no("TOOBIG", "A message has at most " + limit + " octets");
    }
    if (size == 0) {
      return Reply.no("CANNOT", "A message is not empty");
    }
    try (Spool spool = session.access().spool(session.caller(), size)) {
      SpoolSink sink = new SpoolSink(spool);
      session.out().release();
      arguments.literal(sink::write);
      arguments.end();
      if (sink.full()) {
        return Reply.no("UNAVAILABLE", "No room for the message now, please try again");
      }
      return append(session, name, new Draft(spool, flags, date));
    }
  }

  private static Reply append(ImapSession session, MailboxName name, Draft draft) {
    return switch (session.access().append(session.caller(), name, List.of(draft))) {
      case MailboxAnswer.Done(Placed placed) ->
          Reply.ok("APPENDUID " + placed.uidValidity() + " " + placed.target(), "Appended");
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.replyForTarget(obstacle);
    };
  }

  /** Goes on taking what the client sends when the spool takes no more. */
  private static final class SpoolSink {
    private final Spool spool;
    private boolean full;

    SpoolSink(Spool spool) {
      this.spool = spool;
    }

    void write(byte[] from, int offset, int length) {
      if (full) {
        return;
      }
      try {
        spool.write(from, offset, length);
      } catch (IOException e) {
        // Told to the client behind its literal; the spool's owner reports its disk.
        full = true;
      }
    }

    boolean full() {
      return full;
    }
  }
}
