package org.carillon.protocol.smtp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of commands: each with what does it. */
enum Verb {
  EHLO(new Ehlo(false)),
  HELO(new Helo()),
  LHLO(new Ehlo(true)),
  STARTTLS(new StartTls()),
  AUTH(new Auth()),
  MAIL(new Mail()),
  RCPT(new Rcpt()),
  DATA(new Data()),
  BDAT(new Bdat()),
  BURL(new Burl()),
  RSET(
      (state, arguments) -> {
        none(arguments);
        state.reset();
        return Reply.of(250, "2.0.0", "Ok");
      }),
  NOOP((state, arguments) -> Reply.of(250, "2.0.0", "Ok")),
  QUIT(
      (state, arguments) -> {
        none(arguments);
        state.connection().story().fact("end", "quit");
        return Reply.closing(221, "2.0.0", "Bye");
      }),
  /** Never tells who exists (RFC 5321 §7.3). */
  VRFY(
      (state, arguments) ->
          arguments.isEmpty()
              ? Reply.of(501, "5.5.4", "VRFY wants an address")
              : Reply.of(252, "2.5.0", "Cannot tell, but will take mail and try")),
  EXPN((state, arguments) -> Reply.of(502, "5.5.1", "Lists are not shown")),
  HELP(
      (state, arguments) ->
          Reply.of(
              214, "2.0.0", "EHLO MAIL RCPT DATA BDAT RSET NOOP QUIT STARTTLS AUTH VRFY HELP"));

  /** Commands of the family that are known and not done here. */
  private static final List<String> NOT_DONE =
      List.of("ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML");

  private static final Map<String, Verb> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  private final Command command;

  Verb(Command command) {
    this.command = command;
  }

  Command command() {
    return command;
  }

  /** The verb a line begins with, in any case. */
  static Optional<Verb> of(String word) {
    return Optional.ofNullable(BY_NAME.get(word.toUpperCase(Locale.ROOT)));
  }

  /** The reply to a word that is no verb here. */
  static Reply unknown(String word) {
    return NOT_DONE.contains(word.toUpperCase(Locale.ROOT))
        ? Reply.of(502, "5.5.1", "Command not implemented")
        : Reply.of(500, "5.5.2", "Command not recognized");
  }

  private static void none(String arguments) throws SyntaxException {
    if (!arguments.isEmpty()) {
      throw new SyntaxException(501, "5.5.4", "No arguments expected");
    }
  }
}
