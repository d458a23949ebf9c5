package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.Watch;
import org.carillon.protocol.wire.Input;

/** IDLE (RFC 2177): changes are told as they happen, until the client says DONE. */
final class IdleCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.out().text("+ Idling\r\n").release();
    Optional<Notifications> notifications = session.notifications();
    if (notifications.isPresent()) {
      return done(session, notifications.get().await(true));
    }
    if (session.selection().isEmpty()) {
      return done(session, session.wire().awaitCommand());
    }
    IdleTeller teller = new IdleTeller(session, () -> session.announce(true));
    try (Watch _ =
        session.access().watch(session.caller(), session.selected().mailbox(), teller::changed)) {
      // What changed before the watch began.
      teller.changed();
      return done(session, session.wire().awaitCommand());
    } finally {
      teller.finish();
    }
  }

  private static Reply done(ImapSession session, Input input) throws BadCommand, IOException {
    return switch (input) {
      case Input.Line(String line) when line.equalsIgnoreCase("DONE") -> Reply.ok("Idled");
      case Input.Line _, Input.BareEnding _ -> throw new BadCommand("Expected DONE");
      case Input.TooLong() -> throw new SessionOver("Command line too long");
      case Input.End() -> throw new SessionOver("The client went away while idling");
      case Input.Silent() -> {
        session.bye("Autologout; idle for too long");
        yield Reply.ok("Idled");
      }
      case Input.Stopping stopping -> leave(session, stopping);
      case Input.Dismissed dismissed -> leave(session, dismissed);
    };
  }

  private static Reply leave(ImapSession session, Input why) throws IOException {
    session.takeLeave(why);
    return Reply.ok("Idled");
  }
}
