package org.carillon.protocol.smtp;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ForwardPath.Notify;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.protocol.smtp.syntax.Parameters;
import org.carillon.protocol.smtp.syntax.PathParser;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;
import org.carillon.protocol.smtp.syntax.Xtext;

/** RCPT (RFC 5321 §4.1.1.3) with NOTIFY and ORCPT. */
final class Rcpt implements Command {
  private static final int ORCPT_CHARS = 500;
  private static final Verdict TOO_MANY =
      new Verdict.Deferred(452, "4.5.3", "Too many recipients, send the rest in another message");
  private static final Verdict NO_ROOM =
      new Verdict.Deferred(452, "4.3.1", "Not enough free memory, try again later");

  @Override
  public Reply run(SmtpState state, String arguments) {
    ReversePath from = state.from().orElseThrow();
    ForwardPath to;
    try {
      to = parse(arguments, state.extended(), from.utf8());
    } catch (SyntaxException e) {
      return state.notTaken(from, List.of(Unread.recipient(arguments)), e.refusal());
    }
    if (state.to().size() >= state.terms().recipients()) {
      state.hadTooMany();
      return state.notTaken(from, List.of(to), TOO_MANY);
    }
    Verdict answer = state.intake().recipient(state.session(), from, to);
    if (answer instanceof Verdict.Accepted && !state.add(to)) {
      return state.notTaken(from, List.of(to), NO_ROOM);
    }
    return Reply.of(answer, "2.1.5");
  }

  @Override
  public Reply outOfOrder(SmtpState state) {
    return Reply.of(
        503,
        "5.5.1",
        state.phase() == Phase.CHUNKS ? "BDAT transaction in progress" : "Send MAIL first");
  }

  static ForwardPath parse(String arguments, boolean extended, boolean utf8)
      throws SyntaxException {
    if (!arguments.regionMatches(true, 0, "TO:", 0, 3)) {
      throw new SyntaxException(501, "5.5.4", "Syntax: RCPT TO:<address>");
    }
    int begin = arguments.startsWith(" ", 3) ? 4 : 3;
    PathParser.Path path = PathParser.parse(arguments, begin);
    if (path.mailbox().isEmpty()) {
      throw new SyntaxException(501, "5.1.3", "Recipient must not be empty");
    }
    Parameters parameters = Parameters.parse(arguments, path.end());
    if (!extended && !parameters.isEmpty()) {
      throw new SyntaxException(555, "5.5.4", "Parameters require EHLO");
    }
    Set<Notify> notify = notifyOn(parameters.value("NOTIFY"));
    Optional<String> original = originalRecipient(parameters.value("ORCPT"));
    parameters.nothingLeft();
    if (!utf8 && path.mailbox().chars().anyMatch(c -> c > 126)) {
      throw new SyntaxException(553, "5.6.7", "Address requires SMTPUTF8");
    }
    return new ForwardPath(path.mailbox(), notify, original);
  }

  private static Set<Notify> notifyOn(Optional<String> value) throws SyntaxException {
    Set<Notify> on = EnumSet.noneOf(Notify.class);
    if (value.isPresent()) {
      for (String word : value.get().toUpperCase(Locale.ROOT).split(",", -1)) {
        on.add(
            switch (word) {
              case "NEVER" -> Notify.NEVER;
              case "SUCCESS" -> Notify.SUCCESS;
              case "FAILURE" -> Notify.FAILURE;
              case "DELAY" -> Notify.DELAY;
              default -> throw new SyntaxException(501, "5.5.4", "Invalid NOTIFY parameter");
            });
      }
      if (on.contains(Notify.NEVER) && on.size() > 1) {
        throw new SyntaxException(
            501, "5.5.4", "NOTIFY=NEVER cannot be combined with other values");
      }
    }
    return on;
  }

  /** {@code addr-type ; xtext}, of which the xtext is decoded (RFC 3461 §4.2). */
  private static Optional<String> originalRecipient(Optional<String> value) throws SyntaxException {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text = value.get();
    int semicolon = text.indexOf(';');
    Optional<String> address =
        semicolon < 1 ? Optional.empty() : Xtext.decode(text.substring(semicolon + 1));
    if (text.length() > ORCPT_CHARS
        || address.isEmpty()
        || address.get().isEmpty()
        || address.get().chars().anyMatch(c -> c < ' ' || c == 127)
        || !text.substring(0, semicolon).matches("[A-Za-z0-9-]+")) {
      throw new SyntaxException(501, "5.5.4", "Invalid ORCPT parameter");
    }
    return Optional.of(text.substring(0, semicolon) + ";" + address.get());
  }
}
