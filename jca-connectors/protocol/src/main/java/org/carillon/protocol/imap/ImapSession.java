package org.carillon.protocol.imap;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxState;
import org.carillon.protocol.wire.BadCommands;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.CrowdedException;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.PeerSilentException;
import org.carillon.protocol.wire.Wire;

/**
 * One client's IMAP session, from greeting to end, on the thread that lets it go on. Its state is
 * whether a caller signed in and which mailbox is selected (RFC 3501 §3).
 */
public final class ImapSession {
  private final Connection connection;
  private final Wire wire;
  private final Output out;
  private final MailAccess access;
  private final Authentication authentication;
  private final Enabled enabled = new Enabled();
  private final Progress progress;

  private final Fullness fullness = new Fullness(this);

  private Selected selected;
  private boolean over;
  private Optional<Notifications> notifications = Optional.empty();
  private Optional<Turn> behindReply = Optional.empty();
  private Optional<Waiting> waiting = Optional.empty();
  private Optional<Unanswered> idling = Optional.empty();
  private boolean greeted;
  private boolean rested;
  private String tag = "*";
  private final BadCommands badCommands;

  /** Why the session ends behind the command that runs. */
  private Optional<String> parting = Optional.empty();

  /** Makes a session; {@link #goOn} speaks it. */
  public ImapSession(Connection connection, MailAccess access, Sessions sessions) {
    this(connection, access, sessions, Progress.USUAL);
  }

  /**
   * @param progressEvery how often a client is told that its command is still worked at
   */
  ImapSession(Connection connection, MailAccess access, Sessions sessions, Duration progressEvery) {
    this.progress = new Progress(this, progressEvery);
    this.connection = connection;
    this.wire = connection.wire();
    this.out = new Output(wire, enabled);
    this.access = access;
    this.authentication = new Authentication(this, connection, sessions);
    this.badCommands = new BadCommands(connection.limits().badCommands());
  }

  /**
   * Speaks with the client until one side ends it, or until the client has been silent for a while:
   * then this is to be called again, on a new thread. One that went through a sign-in or a search
   * keeps a stack of that size for as long as it waits, which may be hours.
   *
   * @return whether to call it again
   * @throws IOException when the connection breaks
   */
  public boolean goOn() throws IOException {
    boolean again = false;
    try {
      again = converse();
    } catch (PeerSilentException e) {
      bye("Autologout; idle for too long");
      out.release();
    } catch (CrowdedException e) {
      bye("[LIMIT] No room for that now, try again later");
      out.release();
    } catch (RuntimeException e) {
      bye("[SERVERBUG] Something went wrong here");
      out.release();
      throw e;
    } finally {
      if (!again) {
        end();
      }
    }
    return again;
  }

  /** Whatever fails here, nobody is left watching for a client that has gone. */
  private void end() throws IOException {
    try {
      endWaiting();
    } finally {
      notifications.ifPresent(Notifications::close);
      fullness.close();
      wire.flush();
    }
  }

  private boolean converse() throws IOException {
    if (!greeted) {
      greet();
    }
    while (!over) {
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
    out.untagged("OK [CAPABILITY " + CapabilityCommand.capabilities(this) + "] Carillon is ready");
    out.release();
  }

  private Waiting waiting() throws IOException {
    if (notifications.isPresent()) {
      return notifications.get().waiting(idling.isPresent());
    }
    if (idling.isEmpty()) {
      return Waiting.silently();
    }
    IdleTeller teller = new IdleTeller(this, () -> announce(true));
    Watch full = fullness.tellBy(teller);
    if (selected == null) {
      return Waiting.telling(teller, full);
    }
    Watch watch = access.watch(caller(), selected.mailbox(), teller::changed);
    // What changed before the watch began.
    teller.changed();
    return Waiting.telling(
        teller,
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
      case Input.Silent() -> bye("Autologout; idle for too long");
      case Input.Stopping stopping -> takeLeave(stopping);
      case Input.Dismissed dismissed -> takeLeave(dismissed);
      case Input.End() -> over = true;
    }
  }

  /** Ends an IDLE (RFC 2177) by what the client said, or by what else ends the session. */
  private void done(Unanswered idle, Input input) throws IOException {
    switch (input) {
      case Input.Line(String line) when line.equalsIgnoreCase("DONE") -> answer(idle);
      case Input.Line _, Input.BareEnding _ -> bad(tag, "Expected DONE");
      case Input.TooLong(_, String end) -> {
        refuse("Expected DONE", new Arguments(wire, end, enabled));
      }
      case Input.End _ -> take(input);
      case Input.Silent _, Input.Stopping _, Input.Dismissed _ -> {
        take(input);
        answer(idle);
      }
    }
  }

  /** Refuses a line of which only the begin, for its tag, and the end were kept. */
  private void tooLong(Input.TooLong line) throws IOException {
    Arguments begin = new Arguments(wire, line.begin(), enabled);
    try {
      tag = begin.tag();
      begin.expect(' ');
    } catch (BadCommand noTag) {
      tag = "*";
    }
    refuse(BadCommand.lineTooLong().getMessage(), new Arguments(wire, line.end(), enabled));
  }

  /**
   * Answers BAD behind what the command still brings; where the end of that can't be told, the
   * session ends.
   */
  private void refuse(String why, Arguments rest) throws IOException {
    refuse(Reply.bad(why), rest);
  }

  private void refuse(Reply reply, Arguments rest) throws IOException {
    boolean goesOn = rest.discard();
    tagged(reply);
    if (!goesOn && !over) {
      bye("Literal too long");
    }
  }

  private void command(String line) throws IOException {
    Arguments arguments = new Arguments(wire, line, enabled);
    tag = "*";
    long begin = System.nanoTime();
    progress.begin();
    Optional<Verb> verb = Optional.empty();
    try {
      tag = arguments.tag();
      arguments.expect(' ');
      verb = Verb.read(arguments);
      if (verb.isEmpty()) {
        throw new BadCommand("Unknown command");
      }
      Unanswered executed = new Unanswered(verb.get(), execute(verb.get(), arguments), begin);
      if (!arguments.discard()) {
        bye("Literal too long");
      }
      if (executed.verb() == Verb.IDLE) {
        idling = Optional.of(executed);
      } else {
        answer(executed);
      }
    } catch (UnreadableName e) {
      refuse(e.reply(verb.orElseThrow()), arguments);
    } catch (BadCommand e) {
      refuse(e.reply(), arguments);
    }
  }

  /**
   * A command that was executed.
   *
   * @param begun when, by {@link System#nanoTime}
   */
  private record Unanswered(Verb verb, Reply reply, long begun) {}

  private void answer(Unanswered executed) throws IOException {
    Verb verb = executed.verb();
    if (!over) {
      SelectedEvents wanted = wanted();
      refresh(verb.mayClose());
      announce(verb.removes() ? wanted.withMessages() : wanted, verb.letsNumbersChange());
    }
    tagged(executed.reply());
    part();
    if (behindReply.isPresent()) {
      Turn turn = behindReply.get();
      behindReply = Optional.empty();
      out.release();
      turn.take();
    }
    connection
        .story()
        .command(verb.name(), System.nanoTime() - executed.begun(), executed.reply().isOk());
  }

  private Reply execute(Verb verb, Arguments arguments) throws BadCommand, IOException {
    boolean allowed =
        switch (verb.stage()) {
          case ANY -> true;
          case NOT_AUTHENTICATED -> !isAuthenticated();
          case AUTHENTICATED -> isAuthenticated();
          case SELECTED, SELECTED_NUMBERED -> selected != null;
        };
    if (!allowed) {
      throw new BadCommand(
          !isAuthenticated() ? "Please sign in first" : "Not with the session as it is");
    }
    if (enabled.uidOnly() && verb.takesNumbers()) {
      throw BadCommand.numbersAreOff();
    }
    return verb.command().execute(this, arguments);
  }

  private void tagged(Reply reply) throws IOException {
    out.text(tag).octet(' ').text(reply.condition().name()).octet(' ');
    if (!reply.code().isEmpty()) {
      out.octet('[').text(reply.code()).text("] ");
    }
    out.said(reply.text()).crlf();
    if (reply.counts()) {
      countBad();
    } else if (reply.isOk() && isAuthenticated()) {
      badCommands.forget();
    }
  }

  private void bad(String tag, String why) throws IOException {
    out.text(tag).text(" BAD ").said(why).crlf();
    countBad();
  }

  /** Too many commands in error end the session. */
  void countBad() throws IOException {
    if (badCommands.another()) {
      bye("Too many bad commands");
    }
  }

  /** Takes leave for the reason that made the session end between commands (RFC 5530). */
  void takeLeave(Input why) throws IOException {
    bye(
        why instanceof Input.Dismissed
            ? "[AUTHORIZATIONFAILED] What you signed in with has changed"
            : "[UNAVAILABLE] The server is going down");
  }

  /** Takes leave if the session is to end behind the command that ran. */
  private void part() throws IOException {
    if (parting.isPresent() && !over) {
      bye(parting.get());
    }
  }

  /** Takes leave (RFC 3501 §7.1.5); the session ends behind the command that runs. */
  void bye(String why) throws IOException {
    out.text("* BYE ").said(why).crlf();
    over = true;
  }

  boolean isOver() {
    return over;
  }

  /** The running command's tag. */
  String tag() {
    return tag;
  }

  /** The id that follows this session through every log line. */
  String id() {
    return connection.session();
  }

  /** Notes why the connection was lost while another thread was writing. */
  void connectionBroke(IOException why) {
    connection.story().fact("broke", String.valueOf(why.getMessage()));
  }

  /** What the client asked to be told of, if it did. */
  Optional<Notifications> notifications() {
    return notifications;
  }

  /** Tells by these from now on, and no more by those before. */
  void notifyBy(Notifications wanted) {
    notifications.ifPresent(Notifications::close);
    notifications = Optional.of(wanted);
  }

  /** How the running command tells that it takes long. */
  Progress progress() {
    return progress;
  }

  Output out() {
    return out;
  }

  Wire wire() {
    return wire;
  }

  MailAccess access() {
    return access;
  }

  Caller caller() {
    return authentication.caller();
  }

  boolean isAuthenticated() {
    return authentication.isDone();
  }

  Optional<Selected> selection() {
    return Optional.ofNullable(selected);
  }

  /** The selected mailbox; only for commands that need one. */
  Selected selected() {
    return selected;
  }

  void select(Selected mailbox) {
    selected = mailbox;
    // Told with the mailbox's other figures.
    enabled.toldModseq();
    fullness.selected(mailbox.mailbox());
  }

  void unselect() {
    selected = null;
    fullness.unselected();
  }

  /** How the client hears that the account is full. */
  Fullness fullness() {
    return fullness;
  }

  /** What the client has turned on. */
  Enabled enabled() {
    return enabled;
  }

  /** How the client signs in, or did. */
  Authentication authentication() {
    return authentication;
  }

  /** What changes the connection itself. */
  @FunctionalInterface
  interface Turn {
    /** Changes it. */
    void take() throws IOException;
  }

  /** Does this once the running command is answered. */
  void behindReply(Turn turn) {
    behindReply = Optional.of(turn);
  }

  /** The client's program, as it names itself. */
  void clientIs(String program) {
    connection.story().fact("client", program);
  }

  /**
   * Looks at the mailbox anew and keeps what changed to be told. Where it may not be read any more,
   * none is selected afterwards.
   */
  void refresh() throws IOException {
    refresh(false);
  }

  /**
   * @param own whether the client's own command may have closed it
   */
  private void refresh(boolean own) throws IOException {
    if (selected == null) {
      return;
    }
    switch (access.state(caller(), selected.mailbox())) {
      case Answer.Done(MailboxState(var view, var rights)) -> {
        selected.advance(view);
        selected.permit(rights);
      }
      case Answer.Failed(Failure.NotFound _) -> {
        lose("The selected mailbox is there no more", own);
      }
      case Answer.Failed(Failure.NotAllowed _) -> {
        lose("The selected mailbox is not yours any more", own);
      }
      // Asked again at the next command: what the client knows stays as it is.
      case Answer.Failed(_) -> {}
    }
  }

  /**
   * Goes back to where no mailbox is selected, if the client knows of such: it did this itself, or
   * it turned something on that tells it CLOSED (RFC 7162 §3.2.11, RFC 9051 §3.3). Others are told
   * BYE behind what they asked for (RFC 2180 §3.3).
   */
  private void lose(String why, boolean own) throws IOException {
    unselect();
    if (own || enabled.qresync() || enabled.rev2()) {
      out.text("* OK ").said("[CLOSED] " + why).crlf();
    } else {
      parting = Optional.of(why);
    }
  }

  /** Tells the client what changed in its mailbox, while it has nothing under way. */
  void announce(boolean expunges) throws IOException {
    refresh();
    announce(wanted(), expunges);
    part();
  }

  private SelectedEvents wanted() {
    return notifications.map(Notifications::ofSelected).orElse(SelectedEvents.USUAL);
  }

  private void announce(SelectedEvents wanted, boolean expunges) throws IOException {
    if (selected != null) {
      Announcement.write(this, selected, wanted, expunges);
      if (enabled.owesModseq()) {
        Announcement.modseq(out, selected);
      }
    }
    enabled.toldModseq();
    fullness.tell();
  }
}
