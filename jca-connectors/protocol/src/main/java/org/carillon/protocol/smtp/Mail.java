package org.carillon.protocol.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.ReversePath.Body;
import org.carillon.contract.mail.ReversePath.ReturnContent;
import org.carillon.contract.mail.Verdict;
import org.carillon.protocol.smtp.syntax.Parameters;
import org.carillon.protocol.smtp.syntax.PathParser;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;
import org.carillon.protocol.smtp.syntax.Xtext;

/** MAIL (RFC 5321 §4.1.1.2) with SIZE, BODY, SMTPUTF8, RET, ENVID and AUTH. */
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
      from = parse(arguments, state.extended());
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

  static ReversePath parse(String arguments, boolean extended) throws SyntaxException {
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
    parameters.nothingLeft();
    if (!utf8 && path.mailbox().chars().anyMatch(c -> c > 126)) {
      throw new SyntaxException(553, "5.6.7", "Address requires SMTPUTF8");
    }
    return new ReversePath(path.mailbox(), size, body, utf8, returnContent, envelopeId);
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
