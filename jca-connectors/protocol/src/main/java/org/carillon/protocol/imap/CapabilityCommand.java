package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.protocol.sasl.Mechanism;

/** CAPABILITY (RFC 3501 §6.1.1), and the list itself as greeting and sign-in give it too. */
final class CapabilityCommand implements Command {
  private static final String ALWAYS =
      String.join(
          " ",
          "IMAP4rev1 IMAP4rev2 LITERAL+ SASL-IR ID ENABLE IDLE NAMESPACE UIDPLUS UNSELECT",
          "CONDSTORE QRESYNC UIDONLY UTF8=ACCEPT",
          "CHILDREN SPECIAL-USE CREATE-SPECIAL-USE LIST-EXTENDED LIST-STATUS LIST-METADATA METADATA",
          "MOVE MULTIAPPEND CATENATE URLAUTH URLAUTH=BINARY URL-PARTIAL REPLACE BINARY",
          "OBJECTID SAVEDATE WITHIN PREVIEW STATUS=SIZE STATUS=DELETED",
          "ESEARCH SEARCHRES PARTIAL SORT SORT=DISPLAY ESORT CONTEXT=SEARCH CONTEXT=SORT MULTISEARCH FILTERS SEARCH=FUZZY",
          "THREAD=ORDEREDSUBJECT THREAD=REFERENCES THREAD=REFS",
          "NOTIFY INPROGRESS LANGUAGE I18NLEVEL=1",
          "ACL RIGHTS=texk LIST-MYRIGHTS",
          "QUOTA QUOTASET QUOTA=RES-STORAGE QUOTA=RES-MESSAGE QUOTA=RES-MAILBOX");

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.out().untagged("CAPABILITY " + capabilities(session));
    return Reply.ok("That is all");
  }

  static String capabilities(ImapSession session) {
    if (session.isAuthenticated()) {
      String compress = session.wire().isDeflated() ? "" : " COMPRESS=DEFLATE";
      return ALWAYS + compress + " APPENDLIMIT=" + session.access().appendLimit(session.caller());
    }
    String startTls = session.authentication().mayStartTls() ? " STARTTLS" : "";
    String signIn =
        session.authentication().passwordAllowed()
            ? " " + Mechanism.announce("AUTH=", " ")
            : " LOGINDISABLED";
    // Without a value the limit is the account's (RFC 7889 §4).
    return ALWAYS + " APPENDLIMIT" + startTls + signIn;
  }
}
