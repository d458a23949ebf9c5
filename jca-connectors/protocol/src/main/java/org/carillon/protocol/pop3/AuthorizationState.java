package org.carillon.protocol.pop3;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Evidence;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.SignInValidity;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.net.Service.Encryption;
import org.carillon.protocol.sasl.Base64Lines;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.sasl.SaslDialogue;
import org.carillon.protocol.sasl.SaslOutcome;
import org.carillon.protocol.sasl.SaslPeer;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.Wire;

/** The AUTHORIZATION state (RFC 1939 §4), in which the client signs in. */
final class AuthorizationState {
  private static final Reply ENCRYPT_FIRST = new Reply.Err("AUTH", "Encryption required");

  private final Connection connection;
  private final MailAccess access;
  private final Sessions sessions;
  private final Optional<String> challenge;
  private Optional<String> name = Optional.empty();

  AuthorizationState(Connection connection, MailAccess access, Sessions sessions) {
    this.connection = connection;
    this.access = access;
    this.sessions = sessions;
    this.challenge =
        sessions.challenges(connection.peer()).contains(Challenge.APOP)
            ? Optional.of(SaslPeer.timestamp())
            : Optional.empty();
  }

  Reply user(Command command) {
    if (!passwordAllowed()) {
      return ENCRYPT_FIRST;
    }
    name = utf8(command.argument());
    return name.filter(n -> !n.isEmpty()).isPresent()
        ? new Reply.Ok("Send the password")
        : Reply.err("Name is missing");
  }

  Reply pass(Command command) {
    Optional<String> given = name.filter(n -> !n.isEmpty());
    Optional<String> password = utf8(command.argument());
    name = Optional.empty();
    if (given.isEmpty()) {
      return Reply.err("Send USER first");
    }
    if (password.isEmpty()) {
      return wrong();
    }
    return signIn(new Credentials.Password("", given.get(), password.get()));
  }

  /** Returns the challenge for APOP digests; empty if none can be checked. */
  Optional<String> challenge() {
    return challenge;
  }

  Reply apop(Command command) {
    if (challenge.isEmpty()) {
      return Reply.err("APOP is not available");
    }
    // A name may contain spaces, a digest can't.
    String argument = command.argument();
    int space = argument.lastIndexOf(' ');
    Optional<String> given = utf8(argument.substring(0, Math.max(space, 0)));
    return given.filter(n -> !n.isEmpty()).isPresent()
        ? signIn(
            new Credentials.Challenged(
                "",
                given.get(),
                new Evidence.TextDigest(
                    Challenge.APOP, challenge.get(), argument.substring(space + 1))))
        : Reply.err("Syntax: APOP name digest");
  }

  Reply auth(Command command) throws IOException {
    String[] words = command.argument().strip().split(" ", 2);
    Optional<Mechanism> mechanism = Mechanism.named(words[0]);
    if (mechanism.isEmpty()) {
      return Reply.err("Unknown mechanism");
    }
    SaslPeer peer = saslPeer();
    if (!mechanism.get().isOffered(peer)) {
      return connection.wire().secure()
          ? Reply.err("This mechanism is not offered")
          : ENCRYPT_FIRST;
    }
    Optional<byte[]> initial = Optional.empty();
    if (words.length > 1) {
      initial = Base64Lines.initial(words[1]);
      if (initial.isEmpty()) {
        return Reply.err("The response is not valid Base64");
      }
    }
    var dialogue = new SaslDialogue(new Base64Lines(connection.wire(), "+ "), peer);
    return switch (dialogue.run(mechanism.get(), initial)) {
      case SaslOutcome.Decided(SignIn answer, var _) -> answered(answer);
      case SaslOutcome.Cancelled() -> Reply.err("Cancelled");
      case SaslOutcome.Malformed() -> Reply.err("Malformed response");
      case SaslOutcome.TooLong() -> Reply.err("Response too long");
      case SaslOutcome.Gone(Input how) -> Pop3Session.leave(how);
    };
  }

  /** UTF8 enables nothing: names are UTF-8 and messages sent unchanged anyway (RFC 6856 §2). */
  static Reply utf8(Command command) {
    return command.argument().isBlank()
        ? new Reply.Ok("UTF-8 enabled")
        : Reply.err("UTF8 takes no argument");
  }

  Reply startTls() {
    Wire wire = connection.wire();
    if (!mayStartTls()) {
      return Reply.err("TLS is not available");
    }
    if (wire.pipelined()) {
      // Commands injected before the encryption must not be taken for the client's own.
      return new Reply.Leave(Reply.err("No data allowed before the TLS handshake"));
    }
    name = Optional.empty();
    return new Reply.BeginTls();
  }

  boolean mayStartTls() {
    return !connection.wire().secure() && connection.service().encryption() == Encryption.STARTTLS;
  }

  boolean passwordAllowed() {
    return sessions.passwordAllowed(connection.peer());
  }

  /** Returns the longest delay between sessions of any user. */
  Duration loginDelay() {
    return sessions.loginDelay();
  }

  /** Returns the peer of the SASL exchange. */
  SaslPeer saslPeer() {
    return SaslPeer.of(connection, sessions);
  }

  private Reply signIn(Credentials credentials) {
    return answered(sessions.signIn(credentials, connection.peer()));
  }

  private Reply answered(SignIn answer) {
    return switch (answer) {
      case SignIn.Admitted(Caller caller, SignInValidity validity, var _) ->
          admit(caller, validity);
      case SignIn.Rejected(SignIn.Reason reason) ->
          switch (reason) {
            case WRONG -> wrong();
            case NOT_ALLOWED ->
                new Reply.Err("AUTH", "Account is disabled or not allowed to use POP3");
            case NEEDS_ENCRYPTION -> ENCRYPT_FIRST;
            case PASSWORD_EXPIRED ->
                new Reply.Err("AUTH", "Password expired, change it in the webmail");
            case NOT_AUTHORIZED_AS -> new Reply.Err("AUTH", "Not authorized to act as that user");
          };
      case SignIn.SecondFactorNeeded _ ->
          new Reply.Err("AUTH", "Application password or token required");
      case SignIn.TryLater _ -> {
        connection.log().fact("later", "sign-in");
        yield new Reply.Err("SYS/TEMP", "Temporarily unavailable, try again later");
      }
    };
  }

  private static Reply wrong() {
    return new Reply.Err("AUTH", "Authentication failed");
  }

  private Reply admit(Caller caller, SignInValidity validity) {
    if (!caller.hasAccount()) {
      return new Reply.Err("AUTH", "This administrator account has no mailboxes");
    }
    if (!sessions.beginLogin(caller)) {
      return new Reply.Unable("LOGIN-DELAY", "Too soon after the previous session");
    }
    connection.log().fact("user", caller.name());
    connection.wire().endWith(validity);
    return switch (Maildrop.open(access, caller)) {
      case Answer.Done(Maildrop maildrop) ->
          new Reply.SignedIn(maildrop, sessions.loginDelay(caller));
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  private static Optional<String> utf8(String octets) {
    return new Input.Line(octets).utf8();
  }
}
