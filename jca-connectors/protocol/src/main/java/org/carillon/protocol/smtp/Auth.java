package org.carillon.protocol.smtp;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.identity.SignIn;
import org.carillon.protocol.sasl.Base64Lines;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.sasl.SaslDialogue;
import org.carillon.protocol.sasl.SaslOutcome;
import org.carillon.protocol.sasl.SaslPeer;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;

/** AUTH (RFC 4954). */
final class Auth implements Command {

  @Override
  public Reply run(SmtpState state, String arguments) throws SyntaxException, IOException {
    if (!state.extended() || state.lmtp() || state.caller().isPresent()) {
      return outOfOrder(state);
    }
    String[] words = arguments.split(" ", -1);
    if (words[0].isEmpty() || words.length > 2) {
      throw new SyntaxException(501, "5.5.4", "Syntax: AUTH mechanism [initial-response]");
    }
    Optional<Mechanism> mechanism = Mechanism.named(words[0]);
    if (mechanism.isEmpty()) {
      return Reply.of(504, "5.5.4", "Unknown mechanism");
    }
    SaslPeer peer = state.saslPeer();
    if (!mechanism.get().isOffered(peer)) {
      return state.wire().secure()
          ? Reply.of(504, "5.5.4", "This mechanism is not offered")
          : Reply.of(538, "5.7.11", "Encryption required for requested authentication mechanism");
    }
    Optional<byte[]> initial = Optional.empty();
    if (words.length == 2) {
      initial = Base64Lines.initial(words[1]);
      if (initial.isEmpty()) {
        return Reply.of(501, "5.5.2", "The response is not valid Base64");
      }
    }
    var dialogue = new SaslDialogue(new Base64Lines(state.wire(), "334 "), peer);
    return switch (dialogue.run(mechanism.get(), initial)) {
      case SaslOutcome.Decided(SignIn answer, var _) -> answered(state, answer);
      case SaslOutcome.Cancelled() -> Reply.of(501, "5.7.0", "Cancelled");
      case SaslOutcome.Malformed() -> Reply.of(501, "5.5.2", "Malformed response");
      case SaslOutcome.TooLong() -> Reply.of(500, "5.5.6", "Response too long");
      case SaslOutcome.Gone(var how) -> SmtpSession.leave(how);
    };
  }

  @Override
  public Reply outOfOrder(SmtpState state) {
    if (state.lmtp()) {
      return Reply.of(503, "5.5.1", "Authentication is not available");
    }
    if (!state.extended()) {
      return Reply.of(503, "5.5.1", "Send EHLO first");
    }
    return Reply.of(
        503,
        "5.5.1",
        state.caller().isPresent()
            ? "Already signed in"
            : "AUTH is not allowed during a mail transaction");
  }

  private static Reply answered(SmtpState state, SignIn answer) {
    return switch (answer) {
      case SignIn.Admitted(var caller, var validity, var _) -> {
        state.signedIn(caller);
        state.wire().endWith(validity);
        yield Reply.of(235, "2.7.0", "Signed in");
      }
      case SignIn.Rejected(SignIn.Reason reason) ->
          switch (reason) {
            case WRONG -> Reply.of(535, "5.7.8", "Authentication failed");
            case NOT_ALLOWED ->
                Reply.of(535, "5.7.13", "Account is disabled or not allowed to use SMTP");
            case NEEDS_ENCRYPTION -> Reply.of(538, "5.7.11", "Encryption required");
            case PASSWORD_EXPIRED ->
                Reply.of(534, "5.7.14", "Password expired, change it in the webmail");
            case NOT_AUTHORIZED_AS -> Reply.of(535, "5.7.8", "Not authorized to act as that user");
          };
      case SignIn.SecondFactorNeeded _ ->
          Reply.of(535, "5.7.8", "Application password or token required");
      case SignIn.TryLater _ -> {
        state.connection().log().fact("later", "sign-in");
        yield Reply.of(454, "4.7.0", "Temporary authentication failure");
      }
    };
  }
}
