package org.carillon.bench.imap;

import java.io.IOException;

/** Two hundred mail users: they mostly read and sometimes change. */
final class MixedWork {

  static final ImapWork WORK =
      ImapWork.own("mixed-200", 200, MixedWork::once).in("INBOX").thatChanges();

  private MixedWork() {}

  private static void once(ImapTurn turn) throws IOException {
    int message = turn.any(ImapLoad.INBOX);
    switch (turn.any(20)) {
      case 1, 2, 3, 4 -> turn.command("NOOP");
      case 5, 6, 7 -> turn.command("FETCH " + message + " BODY.PEEK[]");
      case 8, 9, 10 ->
          turn.command(
              "FETCH "
                  + message
                  + ":"
                  + Math.min(message + 20, ImapLoad.INBOX)
                  + " (FLAGS ENVELOPE)");
      case 11, 12 -> turn.command("FETCH 1:* (FLAGS)");
      case 13, 14 -> turn.command("STATUS Sink (MESSAGES UNSEEN UIDNEXT)");
      case 15, 16 -> turn.command("STORE " + message + turn.oneOf(" +", " -") + "FLAGS (\\Seen)");
      case 17 -> turn.command("LIST \"\" *");
      case 18 -> turn.command("SEARCH UNSEEN");
      case 19 -> turn.command("SELECT INBOX");
      default -> turn.append("Sink", ImapMail.message(message));
    }
  }
}
