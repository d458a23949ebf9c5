package org.carillon.protocol.poppwd;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Evidence;
import org.carillon.contract.identity.PasswordChanges;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.contract.net.Service.Encryption;
import org.carillon.protocol.sasl.Base64Lines;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.sasl.SaslDialogue;
import org.carillon.protocol.sasl.SaslOutcome;
import org.carillon.protocol.sasl.SaslPeer;
import org.carillon.protocol.wire.BadCommands;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.PeerSilentException;
import org.carillon.protocol.wire.Wire;

/** One client's session: signs in, then sends NEWPASS. STLS is as in POP3 (RFC 2595 §4). */
public final class PoppwdSession {
  private static final PoppwdReply ENCRYPT_FIRST = new PoppwdReply.No("Encryption required (STLS)");
  private static final PoppwdReply MALFORMED = new PoppwdReply.No("Malformed response");

  private final Connection connection;
  private final Wire wire;
  private final PasswordChanges passwords;
  private final Sessions sessions;
  private final BadCommands badCommands;
  private final Optional<String> timestamp;
  private Optional<String> name = Optional.empty();
  private Optional<SignIn.Admitted> signedIn = Optional.empty();

  /** Creates a session; {@link #run} runs it. */
  public PoppwdSession(Connection connection, PasswordChanges passwords, Sessions sessions) {
    this.connection = connection;
    this.wire = connection.wire();
    this.passwords = passwords;
    this.sessions = sessions;
    this.badCommands = new BadCommands(connection.limits().badCommands());
    this.timestamp =
        sessions.challenges(connection.peer()).contains(Challenge.APOP)
            ? Optional.of(SaslPeer.timestamp())
            : Optional.empty();
  }

  /** Runs until one side ends the session; throws when the connection breaks. */
  public void run() throws IOException {
    wire.patience(connection.limits().preAuthenticationIdle());
    try {
      wire.writeLine("200 Carillon password server ready" + timestamp.map(t -> " " + t).orElse(""));
      boolean goesOn = true;
      while (goesOn) {
        goesOn = answer(bounded(next()));
      }
    } catch (PeerSilentException e) {
      answer(leave(new Input.Silent()));
    } catch (MemoryLimitException e) {
      answer(new PoppwdReply.No("Not enough free memory, try again later"));
    } catch (RuntimeException e) {
      answer(new PoppwdReply.No("Internal server error"));
      throw e;
    } finally {
      wire.flush();
    }
  }

  private PoppwdReply next() throws IOException {
    return switch (wire.awaitCommand()) {
      case Input.Line line -> command(line);
      case Input.TooLong _ -> new PoppwdReply.No("Line too long");
      case Input.BareEnding() -> new PoppwdReply.No("Line end without CR");
      case Input gone -> leave(gone);
    };
  }

  private PoppwdReply command(Input.Line line) throws IOException {
    Optional<String> text = line.utf8();
    if (text.isEmpty()) {
      return new PoppwdReply.No("Not UTF-8");
    }
    int blank = text.get().indexOf(' ');
    String verb =
        (blank < 0 ? text.get() : text.get().substring(0, blank)).toUpperCase(Locale.ROOT);
    String argument = blank < 0 ? "" : text.get().substring(blank + 1);
    return switch (verb) {
      case "USER" -> user(argument);
      case "PASS" -> pass(argument);
      case "APOP" -> apop(argument);
      case "AUTH" -> auth(argument);
      case "NEWPASS" -> newPassword(argument);
      case "STLS" -> startTls();
      case "NOOP" -> new PoppwdReply.Ok("Done");
      case "QUIT" -> new PoppwdReply.Leave(new PoppwdReply.Ok("Goodbye"));
      default -> new PoppwdReply.No("Unknown command");
    };
  }

  private PoppwdReply user(String said) {
    if (!sessions.passwordAllowed(connection.peer())) {
      return ENCRYPT_FIRST;
    }
    signOut();
    name = Optional.of(said).filter(given -> !given.isEmpty());
    return name.isPresent()
        ? new PoppwdReply.More("Send your password")
        : new PoppwdReply.No("Name is missing");
  }

  private PoppwdReply pass(String said) {
    Optional<String> given = name;
    name = Optional.empty();
    return given.isEmpty()
        ? new PoppwdReply.No("Send USER first")
        : decided(
            sessions.signIn(new Credentials.Password("", given.get(), said), connection.peer()));
  }

  /** A name may contain spaces, a digest can't. */
  private PoppwdReply apop(String said) {
    int blank = said.lastIndexOf(' ');
    if (timestamp.isEmpty() || blank < 1) {
      return new PoppwdReply.No(
          timestamp.isEmpty() ? "APOP is not available" : "Syntax: APOP name digest");
    }
    var digest =
        new Evidence.TextDigest(Challenge.APOP, timestamp.get(), said.substring(blank + 1));
    return decided(
        sessions.signIn(
            new Credentials.Challenged("", said.substring(0, blank), digest), connection.peer()));
  }

  private PoppwdReply auth(String said) throws IOException {
    SaslPeer peer = SaslPeer.of(connection, sessions);
    String[] words = said.strip().split(" ", 2);
    Optional<Mechanism> mechanism =
        Mechanism.named(words[0]).filter(known -> known.isOffered(peer));
    if (mechanism.isEmpty()) {
      return new PoppwdReply.No("Available mechanisms: " + Mechanism.announce(peer, "", " "));
    }
    Optional<byte[]> initial = Optional.empty();
    if (words.length > 1) {
      initial = Base64Lines.initial(words[1]);
      if (initial.isEmpty()) {
        return MALFORMED;
      }
    }
    var dialogue = new SaslDialogue(new Base64Lines(wire, "300 "), peer);
    return switch (dialogue.run(mechanism.get(), initial)) {
      case SaslOutcome.Decided(SignIn answer, var _) -> decided(answer);
      case SaslOutcome.Cancelled() -> new PoppwdReply.No("Cancelled");
      case SaslOutcome.Malformed() -> MALFORMED;
      case SaslOutcome.TooLong() -> new PoppwdReply.No("Response too long");
      case SaslOutcome.Gone(Input how) -> leave(how);
    };
  }

  private PoppwdReply decided(SignIn answer) {
    signOut();
    return switch (answer) {
      case SignIn.Admitted admitted -> {
        signedIn = Optional.of(admitted);
        wire.endWith(admitted.validity());
        connection.log().fact("user", admitted.caller().name());
        yield new PoppwdReply.Ok("Send your new password");
      }
      case SignIn.Rejected(SignIn.Reason reason) ->
          switch (reason) {
            case WRONG -> new PoppwdReply.No("Authentication failed");
            case NOT_ALLOWED ->
                new PoppwdReply.No("Password of this account cannot be changed with this protocol");
            case NEEDS_ENCRYPTION -> ENCRYPT_FIRST;
            case PASSWORD_EXPIRED ->
                new PoppwdReply.No("Password expired, change it in the webmail");
            case NOT_AUTHORIZED_AS -> new PoppwdReply.No("Not authorized to act as that user");
          };
      case SignIn.SecondFactorNeeded _ ->
          new PoppwdReply.No("Password of this account can be changed in the webmail only");
      case SignIn.TryLater _ -> {
        connection.log().fact("later", "sign-in");
        yield new PoppwdReply.No("Temporarily unavailable, try again later");
      }
    };
  }

  /** Changes the password; sessions that used the old one end, and this one must sign in again. */
  private PoppwdReply newPassword(String said) {
    if (signedIn.isEmpty()) {
      return new PoppwdReply.No("Authentication required");
    }
    SignIn.Admitted by = signedIn.get();
    signOut();
    return switch (passwords.change(by.caller(), said)) {
      case Answer.Done<String> _ -> new PoppwdReply.Ok("Password changed");
      case Answer.Failed<String>(Failure failure) -> {
        signedIn = Optional.of(by);
        wire.endWith(by.validity());
        yield new PoppwdReply.No(sentence(failure));
      }
    };
  }

  private void signOut() {
    signedIn = Optional.empty();
    wire.signedOut();
  }

  private static String sentence(Failure failure) {
    return switch (failure) {
      case Failure.Invalid invalid -> invalid.message();
      case Failure.NotAllowed(_, String why) -> why;
      case Failure.TryLater _ -> "Temporarily unavailable, try again later";
      case Failure _ -> "Password was not changed";
    };
  }

  private PoppwdReply startTls() {
    if (wire.secure() || connection.service().encryption() != Encryption.STARTTLS) {
      return new PoppwdReply.No("TLS is not available");
    }
    if (wire.pipelined()) {
      // Commands injected before the encryption must not be taken for the client's own.
      return new PoppwdReply.Leave(new PoppwdReply.No("No data allowed before the TLS handshake"));
    }
    name = Optional.empty();
    signOut();
    return new PoppwdReply.BeginTls();
  }

  /** Ends the session of a client that sends too many invalid commands. */
  private PoppwdReply bounded(PoppwdReply reply) {
    if (reply instanceof PoppwdReply.No && badCommands.another()) {
      return new PoppwdReply.Leave(new PoppwdReply.No("Too many invalid commands"));
    }
    if (reply instanceof PoppwdReply.Ok && signedIn.isPresent()) {
      badCommands.forget();
    }
    return reply;
  }

  /** Sends the reply; returns whether the session goes on. */
  private boolean answer(PoppwdReply reply) throws IOException {
    return switch (reply) {
      case PoppwdReply.Ok(String text) -> said("200 ", text);
      case PoppwdReply.More(String text) -> said("300 ", text);
      case PoppwdReply.No(String text) -> said("500 ", text);
      case PoppwdReply.BeginTls() -> {
        said("200 ", "Begin TLS negotiation now");
        wire.startTls();
        yield true;
      }
      case PoppwdReply.Leave(PoppwdReply last) -> {
        answer(last);
        yield false;
      }
      case PoppwdReply.Gone() -> false;
    };
  }

  private boolean said(String code, String text) throws IOException {
    wire.writeLine(code + text);
    return true;
  }

  /** The last reply when the client fell silent or left, or the server stops. */
  private static PoppwdReply leave(Input how) {
    return new PoppwdReply.Leave(
        switch (how) {
          case Input.Silent() -> new PoppwdReply.No("Idle timeout");
          case Input.Stopping() -> new PoppwdReply.No("Server is shutting down");
          case Input.Dismissed(), Input.End(), Input.Line _, Input.TooLong _, Input.BareEnding() ->
              new PoppwdReply.Gone();
        });
  }
}
