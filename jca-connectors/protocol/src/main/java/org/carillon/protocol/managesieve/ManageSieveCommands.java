package org.carillon.protocol.managesieve;

import java.util.EnumSet;
import java.util.List;
import org.carillon.protocol.command.CommandEntry;
import org.carillon.protocol.command.CommandTable;

/** The commands (RFC 5804 §2) and the states in which each is allowed. */
final class ManageSieveCommands {
  private static final EnumSet<ManageSievePhase> OUTSIDE =
      EnumSet.of(ManageSievePhase.NON_AUTHENTICATED);
  private static final EnumSet<ManageSievePhase> INSIDE =
      EnumSet.of(ManageSievePhase.AUTHENTICATED);

  static final CommandTable<ManageSievePhase, ManageSieveSession, ManageSieveHandler> TABLE =
      new CommandTable<>(
          List.of(
              anywhere("CAPABILITY", bare((session, command) -> session.capability())),
              anywhere("NOOP", ManageSieveSession::noop),
              anywhere("LOGOUT", bare((session, command) -> new ManageSieveReply.Goodbye())),
              in(
                  OUTSIDE,
                  "STARTTLS",
                  bare((session, command) -> session.authentication().startTls())),
              in(
                  OUTSIDE,
                  "AUTHENTICATE",
                  (session, command) -> session.authentication().authenticate(command)),
              in(
                  INSIDE,
                  "UNAUTHENTICATE",
                  bare((session, command) -> session.authentication().unauthenticate())),
              in(INSIDE, "HAVESPACE", (session, command) -> session.scripts().haveSpace(command)),
              in(INSIDE, "PUTSCRIPT", (session, command) -> session.scripts().put(command)),
              in(INSIDE, "LISTSCRIPTS", bare((session, command) -> session.scripts().list())),
              in(INSIDE, "SETACTIVE", (session, command) -> session.scripts().setActive(command)),
              in(INSIDE, "GETSCRIPT", (session, command) -> session.scripts().get(command)),
              in(INSIDE, "DELETESCRIPT", (session, command) -> session.scripts().delete(command)),
              in(INSIDE, "RENAMESCRIPT", (session, command) -> session.scripts().rename(command)),
              in(INSIDE, "CHECKSCRIPT", (session, command) -> session.scripts().check(command))));

  private ManageSieveCommands() {}

  /** Returns a handler that refuses any arguments. */
  private static ManageSieveHandler bare(ManageSieveHandler handler) {
    return (session, command) ->
        command.arguments().isEmpty()
            ? handler.run(session, command)
            : new ManageSieveReply.Bad(command.verb() + " takes no arguments");
  }

  private static CommandEntry<ManageSievePhase, ManageSieveSession, ManageSieveHandler> anywhere(
      String verb, ManageSieveHandler handler) {
    return CommandEntry.anywhere(verb, ManageSievePhase.class, handler);
  }

  private static CommandEntry<ManageSievePhase, ManageSieveSession, ManageSieveHandler> in(
      EnumSet<ManageSievePhase> phases, String verb, ManageSieveHandler handler) {
    return CommandEntry.in(verb, phases, handler);
  }
}
