package org.carillon.protocol.pop3;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.protocol.command.CommandEntry;
import org.carillon.protocol.language.Language;
import org.carillon.protocol.wire.BadCommands;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.PeerSilentException;
import org.carillon.protocol.wire.Wire;

/** One client's POP3 session, from greeting to end, on the thread that runs it. */
public final class Pop3Session {
  private final Connection connection;
  private final Wire wire;
  private final Responses responses;
  private final AuthorizationState authorization;

  /** Null until the client signed in. */
  private TransactionState transaction;

  /** The time that the signed-in client must wait before its next sign-in. */
  private Duration delay = Duration.ZERO;

  private boolean over;
  private final BadCommands badCommands;

  /** Creates a session; {@link #run} runs it. */
  public Pop3Session(Connection connection, MailAccess access, Sessions sessions) {
    this.connection = connection;
    this.wire = connection.wire();
    this.responses = new Responses(wire);
    this.authorization = new AuthorizationState(connection, access, sessions);
    this.badCommands = new BadCommands(connection.limits().badCommands());
  }

  /** Runs until one side ends the session; throws on a break. Only QUIT applies deletions. */
  public void run() throws IOException {
    wire.patience(connection.limits().preAuthenticationIdle());
    try {
      wire.writeLine(
          "+OK Carillon is ready" + authorization.challenge().map(c -> " " + c).orElse(""));
      while (!over) {
        answer(bounded(next()));
      }
    } catch (PeerSilentException e) {
      answer(leave(new Input.Silent()));
    } catch (MemoryLimitException e) {
      answer(new Reply.Leave(new Reply.Err("SYS/TEMP", "Not enough free memory, try again later")));
    } catch (RuntimeException e) {
      answer(new Reply.Leave(new Reply.Err("SYS/TEMP", "Internal server error")));
      throw e;
    } finally {
      wire.flush();
    }
  }

  private Reply next() throws IOException {
    return switch (wire.awaitCommand()) {
      case Input.Line(String octets) -> timed(Command.parse(octets));
      case Input.TooLong _ -> Reply.err("Line too long");
      case Input.BareEnding() -> Reply.err("Line end without CR");
      case Input.Silent silent -> leave(silent);
      case Input.End end -> leave(end);
      case Input.Stopping stopping -> leave(stopping);
      case Input.Dismissed dismissed -> leave(dismissed);
    };
  }

  private Reply timed(Command command) throws IOException {
    long begin = System.nanoTime();
    Optional<CommandEntry<Phase, Pop3Session, Handler>> entry = Commands.TABLE.find(command.verb());
    Reply reply =
        entry.isPresent() && entry.get().states().contains(phase())
            ? entry.get().command().run(this, command)
            : Reply.err(
                transaction == null
                    ? "Unknown command, or not allowed before authentication"
                    : "Unknown command, or not allowed after authentication");
    // Metrics count known verbs only.
    String verb = entry.map(CommandEntry::verb).orElse("UNKNOWN");
    boolean ok = !(reply instanceof Reply.Err) && !(reply instanceof Reply.Unable);
    connection.log().command(verb, System.nanoTime() - begin, ok);
    return reply;
  }

  private Phase phase() {
    return transaction == null ? Phase.AUTHORIZATION : Phase.TRANSACTION;
  }

  AuthorizationState authorization() {
    return authorization;
  }

  /** Returns the state that reads the mailbox, once the client has signed in. */
  TransactionState transaction() {
    return transaction;
  }

  boolean mayStartTls() {
    return transaction == null && authorization.mayStartTls();
  }

  Reply quit() {
    return transaction == null ? new Reply.Leave(new Reply.Ok("Goodbye")) : transaction.update();
  }

  /** LANG (RFC 6856 §3): lists languages, or chooses one. */
  Reply language(Command command) throws IOException {
    String range = command.argument().strip();
    if (!range.isEmpty()) {
      return Language.named(range.equals("*") ? "default" : range)
          .<Reply>map(Reply.Speaks::new)
          .orElseGet(() -> Reply.err("Language not supported"));
    }
    responses.ok("Languages follow");
    for (Language offered : Language.values()) {
      wire.writeLine(offered.tag() + " " + offered.title());
    }
    wire.writeLine(".");
    return new Reply.Written();
  }

  Reply capabilities() throws IOException {
    responses.ok("Capabilities follow");
    wire.writeLine("RESP-CODES");
    wire.writeLine("AUTH-RESP-CODE");
    wire.writeLine("PIPELINING");
    wire.writeLine("EXPIRE NEVER");
    loginDelay();
    for (String announcement : Commands.TABLE.announcements(this)) {
      wire.writeLine(announcement);
    }
    wire.writeLine("IMPLEMENTATION Carillon");
    wire.writeLine(".");
    return new Reply.Written();
  }

  /**
   * Announces the longest delay of any user before sign-in, then the user's own (RFC 2449 §6.5).
   */
  private void loginDelay() throws IOException {
    long seconds = (transaction == null ? authorization.loginDelay() : delay).toSeconds();
    if (seconds > 0) {
      wire.writeLine("LOGIN-DELAY " + seconds + (transaction == null ? " USER" : ""));
    }
  }

  /** Ends the session of a client that sends too many invalid commands. */
  private Reply bounded(Reply reply) {
    return switch (reply) {
      case Reply.Err _ when badCommands.another() ->
          new Reply.Leave(Reply.err("Too many invalid commands"));
      case Reply.Err _, Reply.Unable _, Reply.BeginTls _, Reply.Leave _ -> reply;
      case Reply.Ok _, Reply.Speaks _, Reply.Written _, Reply.SignedIn _ -> {
        if (transaction != null || reply instanceof Reply.SignedIn) {
          badCommands.forget();
        }
        yield reply;
      }
    };
  }

  private void answer(Reply reply) throws IOException {
    switch (reply) {
      case Reply.Ok(String text) -> responses.ok(text);
      case Reply.Speaks(Language chosen) -> {
        responses.speak(chosen);
        responses.ok(chosen.tag() + " ", "Language changed");
      }
      case Reply.Unable(String code, String text) -> responses.err(code, text);
      case Reply.Err(String code, String text) -> responses.err(code, text);
      case Reply.Written() -> {}
      case Reply.SignedIn(Maildrop maildrop, Duration own) -> {
        delay = own;
        transaction = new TransactionState(wire, responses, maildrop);
        wire.signedIn(connection.limits().idle());
        responses.ok(maildrop.count() + " messages");
      }
      case Reply.BeginTls() -> {
        responses.ok("Begin TLS negotiation now");
        wire.startTls();
      }
      case Reply.Leave(Reply last) -> {
        over = true;
        answer(last);
      }
    }
  }

  /** The last reply when the client fell silent or left, or the server stops. */
  static Reply leave(Input how) {
    return new Reply.Leave(
        switch (how) {
          case Input.Silent() -> Reply.err("Idle timeout");
          case Input.Stopping() -> new Reply.Err("SYS/TEMP", "Server is shutting down");
          case Input.Dismissed() ->
              new Reply.Err("AUTH", "Sign-in is no longer valid, sign in again");
          case Input.End(), Input.Line _, Input.TooLong _, Input.BareEnding() ->
              new Reply.Written();
        });
  }
}
