package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.Watch;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.protocol.command.CommandEntry;
import org.carillon.protocol.command.CommandTable;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.MalformedMailboxName;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.PeerSilentException;
import org.carillon.protocol.wire.Wire;

/**
 * The dialogue with one client, from greeting to end. The calling thread reads commands, looks them
 * up in the command table, and answers them by their tags (RFC 3501 §2.2). Their state is in the
 * {@link ImapSession}.
 */
public final class ImapDialogue {
  private final Connection connection;
  private final Wire wire;
  private final CommandTable<Phase, ImapSession, Command> commands;
  private final ImapSession session;
  private final Output out;

  private Optional<Waiting> waiting = Optional.empty();
  private Optional<Unanswered> idling = Optional.empty();
  private boolean greeted;
  private boolean rested;

  /** Creates a dialogue; {@link #goOn} runs it. */
  public ImapDialogue(
      Connection connection,
      MailAccess access,
      Sessions sessions,
      CommandTable<Phase, ImapSession, Command> commands) {
    this(connection, commands, new ImapSession(connection, access, sessions, commands));
  }

  /** Creates a dialogue for an existing session. */
  ImapDialogue(
      Connection connection,
      CommandTable<Phase, ImapSession, Command> commands,
      ImapSession session) {
    this.connection = connection;
    this.wire = connection.wire();
    this.commands = commands;
    this.session = session;
    this.out = session.out();
  }

  /**
   * Runs until one side ends the session, or until the client has been silent for a while: the
   * caller must then call it again on a new thread, because a thread keeps the large stack of a
   * sign-in or a search while it waits, which may be hours.
   *
   * @return whether to call it again
   * @throws IOException when the connection breaks
   */
  public boolean goOn() throws IOException {
    boolean again = false;
    try {
      again = converse();
    } catch (PeerSilentException e) {
      session.bye("Autologout; idle for too long");
      out.release();
    } catch (MemoryLimitException e) {
      session.bye("[LIMIT] Not enough free memory, try again later");
      out.release();
    } catch (RuntimeException e) {
      session.bye("[SERVERBUG] Internal server error");
      out.release();
      throw e;
    } finally {
      if (!again) {
        end();
      }
    }
    return again;
  }

  /** Ends the session; on any failure its watches are closed. */
  private void end() throws IOException {
    try {
      endWaiting();
    } finally {
      session.close();
      wire.flush();
    }
  }

  private boolean converse() throws IOException {
    if (!greeted) {
      greet();
    }
    while (!session.isOver()) {
      if (waiting.isEmpty()) {
        waiting = Optional.of(waiting());
      }
      if (!rested && wire.isSilent()) {
        rested = true;
        return true;
      }
      Input input = next();
      rested = false;
      if (idling.isPresent()) {
        Unanswered idle = idling.get();
        idling = Optional.empty();
        done(idle, input);
      } else {
        take(input);
      }
      out.release();
    }
    return false;
  }

  private void greet() throws IOException {
    greeted = true;
    wire.patience(connection.limits().preAuthenticationIdle());
    out.untagged("OK [CAPABILITY " + session.capabilities() + "] Carillon is ready");
    out.release();
  }

  private Waiting waiting() throws IOException {
    if (session.notifications().isPresent()) {
      return session.notifications().get().waiting(idling.isPresent());
    }
    if (idling.isEmpty()) {
      return Waiting.silently();
    }
    IdleNotifier notifier = new IdleNotifier(session, () -> session.announce(true));
    Watch full = session.overQuotaAlert().tellBy(notifier);
    if (session.selection().isEmpty()) {
      return Waiting.telling(notifier, full);
    }
    Watch watch =
        session.access().watch(session.caller(), session.selected().mailbox(), notifier::changed);
    // Covers changes from before the watch began.
    notifier.changed();
    return Waiting.telling(
        notifier,
        () -> {
          watch.close();
          full.close();
        });
  }

  private Input next() throws IOException {
    try {
      return wire.awaitCommand();
    } finally {
      endWaiting();
    }
  }

  private void endWaiting() throws IOException {
    if (waiting.isPresent()) {
      Waiting ended = waiting.get();
      waiting = Optional.empty();
      ended.end();
    }
  }

  private void take(Input input) throws IOException {
    switch (input) {
      case Input.Line(String octets) -> command(octets);
      case Input.TooLong line -> tooLong(line);
      case Input.BareEnding() -> bad("*", "Line end without CR");
      case Input.Silent() -> session.bye("Autologout; idle for too long");
      case Input.Stopping stopping -> session.takeLeave(stopping);
      case Input.Dismissed dismissed -> session.takeLeave(dismissed);
      case Input.End() -> session.end();
    }
  }

  /** Ends an IDLE (RFC 2177), by the client's input or by the reason that ends the session. */
  private void done(Unanswered idle, Input input) throws IOException {
    switch (input) {
      case Input.Line(String line) when line.equalsIgnoreCase("DONE") -> answer(idle);
      case Input.Line _, Input.BareEnding _ -> bad(session.tag(), "Expected DONE");
      case Input.TooLong(_, String end) -> {
        refuse("Expected DONE", new Arguments(wire, end, session.enabled()));
      }
      case Input.End _ -> take(input);
      case Input.Silent _, Input.Stopping _, Input.Dismissed _ -> {
        take(input);
        answer(idle);
      }
    }
  }

  /** Refuses a long line, of which only the beginning (with its tag) and the end were kept. */
  private void tooLong(Input.TooLong line) throws IOException {
    Arguments begin = new Arguments(wire, line.begin(), session.enabled());
    try {
      session.answers(begin.tag());
      begin.expect(' ');
    } catch (BadCommand noTag) {
      session.answers("*");
    }
    refuse(
        BadCommand.lineTooLong().getMessage(), new Arguments(wire, line.end(), session.enabled()));
  }

  /** Answers BAD after the rest of the command; ends the session if the rest's end is unknown. */
  private void refuse(String why, Arguments rest) throws IOException {
    refuse(Reply.bad(why), rest);
  }

  private void refuse(Reply reply, Arguments rest) throws IOException {
    boolean goesOn = rest.discard();
    tagged(reply);
    if (!goesOn && !session.isOver()) {
      session.bye("Literal too long");
    }
  }

  private void command(String line) throws IOException {
    Arguments arguments = new Arguments(wire, line, session.enabled());
    session.answers("*");
    long begin = System.nanoTime();
    session.progress().begin();
    Optional<CommandEntry<Phase, ImapSession, Command>> entry = Optional.empty();
    try {
      session.answers(arguments.tag());
      arguments.expect(' ');
      entry = read(arguments);
      if (entry.isEmpty()) {
        throw new BadCommand("Unknown command");
      }
      Unanswered executed = new Unanswered(entry.get(), execute(entry.get(), arguments), begin);
      if (!arguments.discard()) {
        session.bye("Literal too long");
      }
      if (entry.get().command().endsWithDone()) {
        idling = Optional.of(executed);
      } else {
        answer(executed);
      }
    } catch (MalformedMailboxName e) {
      refuse(e.reply(entry.orElseThrow().command().makesNames()), arguments);
    } catch (BadCommand e) {
      refuse(e.reply(), arguments);
    }
  }

  /** An executed command, begun at a {@link System#nanoTime}. */
  private record Unanswered(
      CommandEntry<Phase, ImapSession, Command> entry, Reply reply, long begun) {}

  private void answer(Unanswered executed) throws IOException {
    if (!session.isOver()) {
      session.announceBehind(executed.entry().command());
    }
    tagged(executed.reply());
    session.part();
    session.turn();
    connection
        .log()
        .command(
            executed.entry().verb(), System.nanoTime() - executed.begun(), executed.reply().isOk());
  }

  private Reply execute(CommandEntry<Phase, ImapSession, Command> entry, Arguments arguments)
      throws BadCommand, IOException {
    if (!entry.states().contains(session.phase())) {
      throw new BadCommand(refusal(entry));
    }
    if (session.enabled().uidOnly() && entry.command().takesNumbers()) {
      throw BadCommand.numbersAreOff();
    }
    return entry.command().execute(session, arguments);
  }

  private String refusal(CommandEntry<Phase, ImapSession, Command> entry) {
    if (!session.isAuthenticated()) {
      return "Authentication required";
    }
    return entry.states().contains(Phase.SELECTED) ? "Select a mailbox first" : "Already signed in";
  }

  /** Reads a command's name, including {@code UID} and the next word; empty if unknown. */
  private Optional<CommandEntry<Phase, ImapSession, Command>> read(Arguments arguments)
      throws BadCommand {
    String name = arguments.word();
    if (name.equals("UID")) {
      arguments.expect(' ');
      name = "UID " + arguments.word();
    }
    return commands.find(name);
  }

  private void tagged(Reply reply) throws IOException {
    out.text(session.tag()).octet(' ').text(reply.condition().name()).octet(' ');
    if (!reply.code().isEmpty()) {
      out.octet('[').text(reply.code()).text("] ");
    }
    out.said(reply.text()).crlf();
    if (reply.counts()) {
      session.countBad();
    } else if (reply.isOk() && session.isAuthenticated()) {
      session.forgetBad();
    }
  }

  private void bad(String tag, String why) throws IOException {
    out.text(tag).text(" BAD ").said(why).crlf();
    session.countBad();
  }
}
