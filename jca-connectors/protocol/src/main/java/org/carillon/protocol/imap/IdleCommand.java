package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.contract.Watch;
import org.carillon.protocol.wire.Input;

/** IDLE (RFC 2177): changes are told as they happen, until the client says DONE. */
final class IdleCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.out().text("+ Idling\r\n").release();
    if (session.selection().isEmpty()) {
      return done(session);
    }
    IdleTeller teller = new IdleTeller(session);
    try (Watch _ =
        session.access().watch(session.caller(), session.selected().mailbox(), teller::changed)) {
      // What changed before the watch began.
      teller.changed();
      return done(session);
    } finally {
      teller.finish();
    }
  }

  private static Reply done(ImapSession session) throws BadCommand, IOException {
    return switch (session.wire().awaitCommand()) {
      case Input.Line(String line) when line.equalsIgnoreCase("DONE") -> Reply.ok("Idled");
      case Input.Line _, Input.BareEnding _ -> throw new BadCommand("Expected DONE");
      case Input.TooLong() -> throw new SessionOver("Command line too long");
      case Input.End() -> throw new SessionOver("The client went away while idling");
      case Input.Silent() -> {
        session.bye("Autologout; idle for too long");
        yield Reply.ok("Idled");
      }
      case Input.Stopping() -> {
        session.bye("[UNAVAILABLE] The server is going down");
        yield Reply.ok("Idled");
      }
    };
  }
}
