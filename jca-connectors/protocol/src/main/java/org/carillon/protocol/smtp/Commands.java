package org.carillon.protocol.smtp;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.carillon.protocol.command.CommandEntry;
import org.carillon.protocol.command.CommandTable;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;

/** The table of commands; EHLO and HELP show the offered ones. */
final class Commands {
  private static final CommandTable<Phase, SmtpState, Command> TABLE =
      new CommandTable<>(
          List.of(
              anywhere("EHLO", new Ehlo(false)).offered(state -> !state.lmtp()),
              anywhere("HELO", new Helo()).offered(state -> !state.lmtp()),
              anywhere("LHLO", new Ehlo(true)).offered(SmtpState::lmtp),
              entry("MAIL", EnumSet.of(Phase.GREETED), new Mail()),
              entry("RCPT", EnumSet.of(Phase.SENDER, Phase.RECIPIENTS), new Rcpt()),
              entry("DATA", EnumSet.of(Phase.RECIPIENTS), new Data()),
              // A chunk is always read, whatever the reply.
              anywhere("BDAT", new Bdat()).announced("CHUNKING"),
              anywhere("STARTTLS", new StartTls())
                  .offered(SmtpState::offersTls)
                  .announced("STARTTLS"),
              entry("AUTH", EnumSet.of(Phase.GREETED), new Auth())
                  .offered(SmtpState::offersAuth)
                  .announced(
                      state -> List.of("AUTH " + Mechanism.announce(state.saslPeer(), "", " "))),
              anywhere("BURL", new Burl())
                  .offered(Burl::isOffered)
                  .announced(state -> List.of(Burl.announcement(state))),
              anywhere(
                  "RSET",
                  (state, arguments) -> {
                    none(arguments);
                    state.reset();
                    return Reply.of(250, "2.0.0", "Ok");
                  }),
              anywhere("NOOP", (state, arguments) -> Reply.of(250, "2.0.0", "Ok")),
              anywhere(
                  "QUIT",
                  (state, arguments) -> {
                    none(arguments);
                    state.connection().log().fact("end", "quit");
                    return Reply.closing(221, "2.0.0", "Bye");
                  }),
              // Never reveals which addresses exist (RFC 5321 §7.3).
              anywhere(
                  "VRFY",
                  (state, arguments) ->
                      arguments.isEmpty()
                          ? Reply.of(501, "5.5.4", "Syntax: VRFY address")
                          : Reply.of(
                              252,
                              "2.5.0",
                              "Cannot VRFY user, but will accept message and attempt delivery")),
              anywhere(
                      "EXPN",
                      (state, arguments) -> Reply.of(502, "5.5.1", "Command not implemented"))
                  .offered(state -> false),
              anywhere(
                  "HELP",
                  (state, arguments) ->
                      Reply.of(214, "2.0.0", String.join(" ", Commands.verbs(state))))));

  /** Known SMTP commands that are not implemented here. */
  private static final List<String> NOT_DONE =
      List.of("ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML");

  private Commands() {}

  static CommandTable<Phase, SmtpState, Command> table() {
    return TABLE;
  }

  private static List<String> verbs(SmtpState state) {
    return TABLE.verbs(state);
  }

  private static CommandEntry<Phase, SmtpState, Command> anywhere(String verb, Command command) {
    return CommandEntry.anywhere(verb, Phase.class, command);
  }

  private static CommandEntry<Phase, SmtpState, Command> entry(
      String verb, EnumSet<Phase> phases, Command command) {
    return CommandEntry.in(verb, phases, command);
  }

  /** Returns the reply to an unknown verb. */
  static Reply unknown(String word) {
    return NOT_DONE.contains(word.toUpperCase(Locale.ROOT))
        ? Reply.of(502, "5.5.1", "Command not implemented")
        : Reply.of(500, "5.5.2", "Unknown command");
  }

  private static void none(String arguments) throws SyntaxException {
    if (!arguments.isEmpty()) {
      throw new SyntaxException(501, "5.5.4", "No arguments expected");
    }
  }
}
