package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.protocol.sasl.Mechanism;

/** CAPABILITY (RFC 3501 §6.1.1), and the list itself as greeting and sign-in give it too. */
final class CapabilityCommand implements Command {
  private static final String ALWAYS =
      "IMAP4rev1 LITERAL+ SASL-IR ID ENABLE IDLE NAMESPACE CHILDREN UIDPLUS UNSELECT ESEARCH"
          + " CONDSTORE MOVE SPECIAL-USE CREATE-SPECIAL-USE";

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.out().untagged("CAPABILITY " + capabilities(session));
    return Reply.ok("That is all");
  }

  static String capabilities(ImapSession session) {
    if (session.isAuthenticated()) {
      return ALWAYS + " APPENDLIMIT=" + session.access().appendLimit(session.caller());
    }
    String startTls = session.mayStartTls() ? " STARTTLS" : "";
    String signIn =
        session.passwordAllowed() ? " " + Mechanism.announce("AUTH=", " ") : " LOGINDISABLED";
    // Without a value the limit is the account's (RFC 7889 §4).
    return ALWAYS + " APPENDLIMIT" + startTls + signIn;
  }
}
