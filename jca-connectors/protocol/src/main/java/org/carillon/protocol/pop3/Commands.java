package org.carillon.protocol.pop3;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.carillon.protocol.command.CommandEntry;
import org.carillon.protocol.command.CommandTable;
import org.carillon.protocol.sasl.Mechanism;

/** The table of commands; CAPA shows the offered ones (RFC 2449 §5). */
final class Commands {
  private static final EnumSet<Phase> OUTSIDE = EnumSet.of(Phase.AUTHORIZATION);
  private static final EnumSet<Phase> INSIDE = EnumSet.of(Phase.TRANSACTION);
  private static final Predicate<Pop3Session> TAKES_PASSWORDS =
      session -> session.authorization().passwordAllowed();

  static final CommandTable<Phase, Pop3Session, Handler> TABLE =
      new CommandTable<>(
          List.of(
              anywhere("CAPA", (session, command) -> session.capabilities()),
              in(INSIDE, "STAT", (session, command) -> session.transaction().stat()),
              in(INSIDE, "LIST", (session, command) -> session.transaction().list(command)),
              in(INSIDE, "RETR", (session, command) -> session.transaction().retrieve(command)),
              in(INSIDE, "DELE", (session, command) -> session.transaction().delete(command)),
              in(INSIDE, "NOOP", (session, command) -> new Reply.Ok("Done")),
              in(INSIDE, "RSET", (session, command) -> session.transaction().reset()),
              in(INSIDE, "TOP", (session, command) -> session.transaction().top(command))
                  .announced("TOP"),
              in(INSIDE, "UIDL", (session, command) -> session.transaction().uniqueIds(command))
                  .announced("UIDL"),
              in(OUTSIDE, "UTF8", (session, command) -> AuthorizationState.utf8(command))
                  .announced("UTF8 USER"),
              anywhere("LANG", (session, command) -> session.language(command)).announced("LANG"),
              in(OUTSIDE, "STLS", (session, command) -> session.authorization().startTls())
                  .offered(Pop3Session::mayStartTls)
                  .announced("STLS"),
              in(OUTSIDE, "USER", (session, command) -> session.authorization().user(command))
                  .offered(TAKES_PASSWORDS)
                  .announced("USER"),
              in(OUTSIDE, "PASS", (session, command) -> session.authorization().pass(command))
                  .offered(TAKES_PASSWORDS),
              in(OUTSIDE, "APOP", (session, command) -> session.authorization().apop(command)),
              in(OUTSIDE, "AUTH", (session, command) -> session.authorization().auth(command))
                  .offered(session -> Mechanism.anyFor(session.authorization().saslPeer()))
                  .announced(
                      session ->
                          List.of(
                              "SASL "
                                  + Mechanism.announce(
                                      session.authorization().saslPeer(), "", " "))),
              anywhere("QUIT", (session, command) -> session.quit())));

  private Commands() {}

  private static CommandEntry<Phase, Pop3Session, Handler> anywhere(String verb, Handler handler) {
    return CommandEntry.anywhere(verb, Phase.class, handler);
  }

  private static CommandEntry<Phase, Pop3Session, Handler> in(
      EnumSet<Phase> phases, String verb, Handler handler) {
    return CommandEntry.in(verb, phases, handler);
  }
}
