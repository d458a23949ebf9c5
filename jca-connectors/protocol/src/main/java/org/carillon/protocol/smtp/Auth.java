package org.carillon.protocol.smtp;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.SignIn;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.sasl.SaslDialogue;
import org.carillon.protocol.sasl.SaslOutcome;
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
      throw new SyntaxException(501, "5.5.4", "AUTH wants a mechanism and at most one response");
    }
    Optional<Mechanism> mechanism = Mechanism.named(words[0]);
    if (mechanism.isEmpty()) {
      return Reply.of(504, "5.5.4", "Mechanism not known here");
    }
    if (!state.offersAuth()) {
      return state.wire().secure()
          ? Reply.of(503, "5.5.1", "No sign-in here")
          : Reply.of(538, "5.7.11", "Encryption is needed for this mechanism");
    }
    Optional<String> initial = words.length == 2 ? Optional.of(words[1]) : Optional.empty();
    return switch (new SaslDialogue(state.wire(), "334 ").run(mechanism.get(), initial)) {
      case SaslOutcome.Shown(Credentials credentials) -> signIn(state, credentials);
      case SaslOutcome.Cancelled() -> Reply.of(501, "5.7.0", "Cancelled");
      case SaslOutcome.Malformed() -> Reply.of(501, "5.5.2", "Response not understood");
      case SaslOutcome.TooLong() -> Reply.of(500, "5.5.6", "Response too long");
      case SaslOutcome.Gone(var how) -> SmtpSession.leave(how);
    };
  }

  @Override
  public Reply outOfOrder(SmtpState state) {
    if (state.lmtp()) {
      return Reply.of(503, "5.5.1", "No sign-in here");
    }
    return Reply.of(503, "5.5.1", state.extended() ? "Not now" : "Say EHLO first");
  }

  private static Reply signIn(SmtpState state, Credentials credentials) {
    return switch (state.sessions().signIn(credentials, state.peer())) {
      case SignIn.Admitted(var caller, var validity) -> {
        state.signedIn(caller);
        state.wire().endWith(validity);
        yield Reply.of(235, "2.7.0", "Signed in");
      }
      case SignIn.Rejected(SignIn.Reason reason) ->
          switch (reason) {
            case WRONG -> Reply.of(535, "5.7.8", "Name or password wrong");
            case NOT_ALLOWED -> Reply.of(535, "5.7.13", "Not allowed");
            case NEEDS_ENCRYPTION -> Reply.of(538, "5.7.11", "Encryption is needed");
            case NOT_AUTHORIZED_AS -> Reply.of(535, "5.7.8", "May not act as somebody else");
          };
      case SignIn.TryLater _ -> {
        state.connection().log().fact("later", "sign-in");
        yield Reply.of(454, "4.7.0", "Cannot check it now");
      }
    };
  }
}
