package org.carillon.protocol.smtp;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.protocol.command.CommandEntry;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;
import org.carillon.protocol.wire.BadCommands;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.PeerSilentException;
import org.carillon.protocol.wire.Wire;

/** A client's session on an SMTP, submission or LMTP listener, until the connection ends. */
public final class SmtpSession {
  private final Connection connection;
  private final MailIntake intake;
  private final Sessions sessions;
  private final Supplier<Optional<MailAccess>> mail;
  private final BadCommands badCommands;

  /** Creates a session; {@code mail} is empty while messages by URL are unavailable. */
  public SmtpSession(
      Connection connection,
      MailIntake intake,
      Sessions sessions,
      Supplier<Optional<MailAccess>> mail) {
    this.connection = connection;
    this.intake = intake;
    this.sessions = sessions;
    this.mail = mail;
    this.badCommands = new BadCommands(connection.limits().badCommands());
  }

  /** Runs the session to its end; throws on a break. The caller closes the wire. */
  public void run() throws IOException {
    Wire wire = connection.wire();
    try (SmtpState state = new SmtpState(connection, intake, sessions, mail)) {
      Reply reply = greeting(state);
      wire.write(reply.render());
      while (!reply.closing()) {
        reply = bounded(state, next(state));
        wire.write(reply.render());
      }
      wire.flush();
    } catch (PeerSilentException e) {
      wire.write(leave(new Input.Silent()).render());
      wire.flush();
    } catch (MemoryLimitException e) {
      connection.log().fact("later", "no room");
      wire.write(Reply.closing(421, "4.3.2", "Not enough free memory, try again later").render());
      wire.flush();
    } catch (RuntimeException e) {
      wire.write(Reply.closing(421, "4.3.0", "Internal server error").render());
      wire.flush();
      throw e;
    }
  }

  private Reply greeting(SmtpState state) {
    String kind = state.lmtp() ? " LMTP" : " ESMTP";
    return switch (intake.connected(state.session())) {
      case Verdict.Accepted _ -> Reply.of(220, "", state.terms().hostName() + kind + " Carillon");
      case Verdict.Deferred(int _, String status, String text) -> unwelcome(421, status, text);
      case Verdict.Refused(int _, String status, String text) -> unwelcome(554, status, text);
    };
  }

  /** Returns the reply that refuses a client in place of the greeting (RFC 5321 §3.1, §3.8). */
  private Reply unwelcome(int code, String status, String text) {
    connection.log().fact("end", "unwelcome");
    return Reply.closing(code, status, text);
  }

  /** Returns the reply to the next input. */
  private Reply next(SmtpState state) throws IOException {
    return switch (connection.wire().awaitCommand()) {
      case Input.Line line -> {
        Optional<Reply> tired = state.tiredOf();
        if (tired.isPresent()) {
          connection.log().fact("end", "no message");
          yield tired.get();
        }
        yield perform(state, line);
      }
      case Input.TooLong _ -> Reply.of(500, "5.5.6", "Line too long");
      case Input.BareEnding() -> {
        connection.log().fact("end", "bare CR");
        yield Reply.closing(521, "5.5.2", "Bare CR is not allowed");
      }
      case Input.Silent silent -> told(silent);
      case Input.End end -> told(end);
      case Input.Stopping stopping -> told(stopping);
      case Input.Dismissed dismissed -> told(dismissed);
    };
  }

  private Reply told(Input how) {
    connection.log().fact("end", how.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    return leave(how);
  }

  /** The last reply when the client fell silent or left, or the server stops. */
  static Reply leave(Input how) {
    return switch (how) {
      case Input.Silent() -> Reply.closing(421, "4.4.2", "Idle timeout");
      case Input.Stopping() -> Reply.closing(421, "4.3.2", "Server is shutting down");
      case Input.Dismissed() ->
          Reply.closing(421, "4.7.0", "Sign-in is no longer valid, sign in again");
      case Input.End(), Input.Line(var _), Input.TooLong _, Input.BareEnding() -> Reply.GONE;
    };
  }

  private Reply perform(SmtpState state, Input.Line line) throws IOException {
    Optional<String> text = line.utf8();
    if (text.isEmpty()) {
      return Reply.of(500, "5.5.2", "Command is neither ASCII nor UTF-8");
    }
    String command = text.get().stripTrailing();
    int blank = command.indexOf(' ');
    String word = blank < 0 ? command : command.substring(0, blank);
    String arguments = blank < 0 ? "" : command.substring(blank + 1);
    Optional<CommandEntry<Phase, SmtpState, Command>> found = Commands.table().find(word);
    if (found.isEmpty()) {
      return Commands.unknown(word);
    }
    CommandEntry<Phase, SmtpState, Command> entry = found.get();
    long begin = System.nanoTime();
    Reply reply;
    try {
      reply =
          entry.states().contains(state.phase())
              ? entry.command().run(state, arguments)
              : entry.command().outOfOrder(state);
    } catch (SyntaxException e) {
      reply = e.reply();
    }
    connection.log().command(entry.verb(), System.nanoTime() - begin, reply.positive());
    return reply;
  }

  /** Ends the session of a client that sends too many invalid commands. */
  private Reply bounded(SmtpState state, Reply reply) {
    if (reply.badCommand() && !reply.closing() && badCommands.another()) {
      connection.log().fact("end", "too many errors");
      return Reply.closing(421, "4.7.0", "Too many errors");
    }
    if (reply.positive() && state.caller().isPresent()) {
      badCommands.forget();
    }
    return reply;
  }
}
