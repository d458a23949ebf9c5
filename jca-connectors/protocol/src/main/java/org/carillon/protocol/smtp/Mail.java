package org.carillon.protocol.smtp;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.ReversePath.Body;
import org.carillon.contract.mail.ReversePath.ReturnContent;
import org.carillon.contract.mail.SenderOptions;
import org.carillon.contract.mail.Verdict;
import org.carillon.protocol.smtp.syntax.Parameters;
import org.carillon.protocol.smtp.syntax.PathParser;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;
import org.carillon.protocol.smtp.syntax.Xtext;

/**
 * MAIL (RFC 5321 §4.1.1.2) with SIZE, BODY, SMTPUTF8, RET, ENVID, AUTH and MT-PRIORITY; of new
 * messages also with HOLDFOR and HOLDUNTIL.
 */
final class Mail implements Command {
  private static final int ENVID_CHARS = 100;
  private static final Verdict SIGN_IN_FIRST =
      new Verdict.Refused(530, "5.7.0", "Authentication required");
  private static final Verdict TOO_LARGE =
      new Verdict.Refused(552, "5.3.4", "Message size exceeds limit");

  @Override
  public Reply run(SmtpState state, String arguments) {
    if (state.submission() && state.caller().isEmpty()) {
      return state.notTaken(Unread.sender(arguments), List.of(), SIGN_IN_FIRST);
    }
    ReversePath from;
    try {
      from = parse(arguments, state.extended(), state.submission());
    } catch (SyntaxException e) {
      return state.notTaken(Unread.sender(arguments), List.of(), e.refusal());
    }
    if (from.declaredSize() > state.terms().messageOctets()) {
      return state.notTaken(from, List.of(), TOO_LARGE);
    }
    Verdict answer = state.intake().sender(state.session(), from);
    if (answer instanceof Verdict.Accepted) {
      state.begin(from);
    }
    return Reply.of(answer, "2.1.0");
  }

  @Override
  public Reply outOfOrder(SmtpState state) {
    if (state.phase() != Phase.CONNECTED) {
      return Reply.of(503, "5.5.1", "Mail transaction already in progress");
    }
    return Reply.of(503, "5.5.1", state.lmtp() ? "Send LHLO first" : "Send EHLO first");
  }

  static ReversePath parse(String arguments, boolean extended, boolean submission)
      throws SyntaxException {
    int colon = arguments.indexOf(':');
    if (colon < 0 || !arguments.substring(0, colon).strip().equalsIgnoreCase("FROM")) {
      throw new SyntaxException(501, "5.5.4", "Syntax: MAIL FROM:<address>");
    }
    // Spaces around the colon violate the grammar, but old clients send them.
    int begin = colon + (arguments.startsWith(" ", colon + 1) ? 2 : 1);
    PathParser.Path path = PathParser.parse(arguments, begin);
    Parameters parameters = Parameters.parse(arguments, path.end());
    if (!extended && !parameters.isEmpty()) {
      throw new SyntaxException(555, "5.5.4", "Parameters require EHLO");
    }
    long size = size(parameters.value("SIZE"));
    Body body = body(parameters.value("BODY"));
    boolean utf8 = parameters.flag("SMTPUTF8");
    Optional<ReturnContent> returnContent = returnContent(parameters.value("RET"));
    Optional<String> envelopeId = envelopeId(parameters.value("ENVID"));
    // The identity that a relay claims to have verified (RFC 4954 §5); it is not trusted here.
    if (parameters.value("AUTH").filter(value -> Xtext.decode(value).isEmpty()).isPresent()) {
      throw new SyntaxException(501, "5.5.4", "AUTH parameter must be xtext");
    }
    SenderOptions options =
        new SenderOptions(
            submission
                ? heldUntil(parameters.value("HOLDFOR"), parameters.value("HOLDUNTIL"))
                : Optional.empty(),
            priority(parameters.value("MT-PRIORITY")));
    parameters.nothingLeft();
    if (!utf8 && path.mailbox().chars().anyMatch(c -> c > 126)) {
      throw new SyntaxException(553, "5.6.7", "Address requires SMTPUTF8");
    }
    return new ReversePath(path.mailbox(), size, body, utf8, returnContent, envelopeId, options);
  }

  private static long size(Optional<String> value) throws SyntaxException {
    if (value.isEmpty()) {
      return 0;
    }
    if (!value.get().matches("[0-9]{1,20}")) {
      throw new SyntaxException(501, "5.5.4", "SIZE must be a number");
    }
    // RFC 1870 §4 allows 20 digits, more than a long holds; such a size is too large anyway.
    return value.get().length() > 18 ? Long.MAX_VALUE : Long.parseLong(value.get());
  }

  private static Body body(Optional<String> value) throws SyntaxException {
    return switch (value.orElse("7BIT").toUpperCase(Locale.ROOT)) {
      case "7BIT" -> Body.SEVEN_BIT;
      case "8BITMIME" -> Body.EIGHT_BIT_MIME;
      default -> throw new SyntaxException(501, "5.5.4", "BODY must be 7BIT or 8BITMIME");
    };
  }

  /** Returns the time before which the message is not sent (RFC 4865 §4). */
  private static Optional<Instant> heldUntil(Optional<String> seconds, Optional<String> date)
      throws SyntaxException {
    if (seconds.isPresent() && date.isPresent()) {
      throw new SyntaxException(501, "5.5.4", "HOLDFOR and HOLDUNTIL exclude each other");
    }
    Instant now = Instant.now();
    Optional<Instant> until =
        seconds.isPresent()
            ? Optional.of(now.plusSeconds(seconds(seconds.get())))
            : date.isPresent() ? Optional.of(time(date.get())) : Optional.empty();
    if (until.filter(now.plus(SenderOptions.LONGEST_HOLD)::isBefore).isPresent()) {
      throw new SyntaxException(
          501,
          "5.5.4",
          "A message can be held for at most " + SenderOptions.LONGEST_HOLD.toDays() + " days");
    }
    return until;
  }

  private static long seconds(String value) throws SyntaxException {
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw new SyntaxException(501, "5.5.4", "HOLDFOR must be a number of seconds");
    }
    return Long.parseLong(value);
  }

  private static Instant time(String value) throws SyntaxException {
    try {
      return OffsetDateTime.parse(value.toUpperCase(Locale.ROOT)).toInstant();
    } catch (DateTimeParseException malformed) {
      throw new SyntaxException(
          501, "5.5.4", "HOLDUNTIL must be a time such as 2027-01-31T12:00:00Z");
    }
  }

  private static int priority(Optional<String> value) throws SyntaxException {
    if (value.isPresent() && !value.get().matches("[+-]?[0-9]")) {
      throw new SyntaxException(501, "5.5.4", "MT-PRIORITY must be from -9 to 9");
    }
    return Integer.parseInt(value.orElse("0"));
  }

  private static Optional<ReturnContent> returnContent(Optional<String> value)
      throws SyntaxException {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (value.get().toUpperCase(Locale.ROOT)) {
          case "FULL" -> ReturnContent.FULL;
          case "HDRS" -> ReturnContent.HDRS;
          default -> throw new SyntaxException(501, "5.5.4", "RET must be FULL or HDRS");
        });
  }

  private static Optional<String> envelopeId(Optional<String> value) throws SyntaxException {
    Optional<String> id = value.flatMap(Xtext::decode);
    boolean wrong = id.filter(text -> text.length() <= ENVID_CHARS).isEmpty();
    if (value.isPresent() && (wrong || id.get().chars().anyMatch(c -> c < ' ' || c > '~'))) {
      throw new SyntaxException(501, "5.5.4", "ENVID must be xtext of up to 100 characters");
    }
    return id;
  }
}
