package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.MailboxState;
import org.carillon.protocol.command.CommandTable;
import org.carillon.protocol.imap.syntax.Enabled;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.wire.BadCommands;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.Wire;

/**
 * What commands know of their session, and change of it: who signed in, which mailbox is selected,
 * what the client turned on (RFC 3501 §3).
 */
public final class ImapSession {
  private final Connection connection;
  private final Wire wire;
  private final Output out;
  private final MailAccess access;
  private final CommandTable<Phase, ImapSession, Command> commands;
  private final Authentication authentication;
  private final Enabled enabled = new Enabled();
  private final InProgressResponses progress;
  private final OverQuotaAlert overQuotaAlert = new OverQuotaAlert(this);
  private final BadCommands badCommands;

  private Selected selected;
  private boolean over;
  private Optional<RequestedNotifications> notifications = Optional.empty();
  private Optional<Turn> behindReply = Optional.empty();
  private String tag = "*";

  /** Why the session ends behind the command that runs. */
  private Optional<String> parting = Optional.empty();

  ImapSession(
      Connection connection,
      MailAccess access,
      Sessions sessions,
      CommandTable<Phase, ImapSession, Command> commands) {
    this(connection, access, sessions, commands, InProgressResponses.USUAL);
  }

  /**
   * @param progressEvery how often a client is told that its command is still worked at
   */
  ImapSession(
      Connection connection,
      MailAccess access,
      Sessions sessions,
      CommandTable<Phase, ImapSession, Command> commands,
      Duration progressEvery) {
    this.progress = new InProgressResponses(this, progressEvery);
    this.connection = connection;
    this.wire = connection.wire();
    this.out = new Output(wire, enabled);
    this.access = access;
    this.commands = commands;
    this.authentication = new Authentication(this, connection, sessions);
    this.badCommands = new BadCommands(connection.limits().badCommands());
  }

  /** Where in its life the session is: which commands may come. */
  Phase phase() {
    if (!isAuthenticated()) {
      return Phase.NOT_AUTHENTICATED;
    }
    return selected == null ? Phase.AUTHENTICATED : Phase.SELECTED;
  }

  /** What announces this server's commands to the client, as it is now (RFC 3501 §7.2.1). */
  public String capabilities() {
    return String.join(" ", commands.announcements(this));
  }

  /** Lets nobody watch any more for a client that has gone. */
  void close() {
    notifications.ifPresent(RequestedNotifications::close);
    overQuotaAlert.close();
  }

  /** Too many commands in error end the session. */
  void countBad() throws IOException {
    if (badCommands.another()) {
      bye("Too many bad commands");
    }
  }

  /** Commands in error before one that succeeded count no more. */
  void forgetBad() {
    badCommands.forget();
  }

  /** Takes leave for the reason that made the session end between commands (RFC 5530). */
  void takeLeave(Input why) throws IOException {
    bye(
        why instanceof Input.Dismissed
            ? "[AUTHORIZATIONFAILED] What you signed in with has changed"
            : "[UNAVAILABLE] The server is going down");
  }

  /** Takes leave if the session is to end behind the command that ran. */
  void part() throws IOException {
    if (parting.isPresent() && !over) {
      bye(parting.get());
    }
  }

  /** Takes leave (RFC 3501 §7.1.5); the session ends behind the command that runs. */
  public void bye(String why) throws IOException {
    out.text("* BYE ").said(why).crlf();
    over = true;
  }

  /** The session ends, without a word. */
  void end() {
    over = true;
  }

  public boolean isOver() {
    return over;
  }

  /** A command of this tag runs now. */
  void answers(String running) {
    tag = running;
  }

  /** The running command's tag. */
  public String tag() {
    return tag;
  }

  /** The id that follows this session through every log line. */
  String id() {
    return connection.session();
  }

  /** Notes why the connection was lost while another thread was writing. */
  void connectionBroke(IOException why) {
    connection.log().fact("broke", String.valueOf(why.getMessage()));
  }

  /** What tells the client what it asked to be told of, if it did. */
  Optional<RequestedNotifications> notifications() {
    return notifications;
  }

  /** Tells by this from now on, and no more by the one before. */
  public void notifyBy(RequestedNotifications wanted) {
    notifications.ifPresent(RequestedNotifications::close);
    notifications = Optional.of(wanted);
  }

  /** How the running command tells that it takes long. */
  public InProgressResponses progress() {
    return progress;
  }

  public Output out() {
    return out;
  }

  public Wire wire() {
    return wire;
  }

  public MailAccess access() {
    return access;
  }

  public Caller caller() {
    return authentication.caller();
  }

  public boolean isAuthenticated() {
    return authentication.isDone();
  }

  public Optional<Selected> selection() {
    return Optional.ofNullable(selected);
  }

  /** The selected mailbox; only for commands that need one. */
  public Selected selected() {
    return selected;
  }

  public void select(Selected mailbox) {
    selected = mailbox;
    // Told with the mailbox's other figures.
    enabled.toldModseq();
    overQuotaAlert.selected(mailbox.mailbox());
  }

  public void unselect() {
    selected = null;
    overQuotaAlert.unselected();
  }

  /** How the client hears that the account is full. */
  public OverQuotaAlert overQuotaAlert() {
    return overQuotaAlert;
  }

  /** What the client has turned on. */
  public Enabled enabled() {
    return enabled;
  }

  /** How the client signs in, or did. */
  public Authentication authentication() {
    return authentication;
  }

  /** What changes the connection itself. */
  @FunctionalInterface
  public interface Turn {
    /** Changes it. */
    void take() throws IOException;
  }

  /** Does this once the running command is answered. */
  public void behindReply(Turn turn) {
    behindReply = Optional.of(turn);
  }

  /** Does what waited for the reply, which is sent first. */
  void turn() throws IOException {
    if (behindReply.isPresent()) {
      Turn turn = behindReply.get();
      behindReply = Optional.empty();
      out.release();
      turn.take();
    }
  }

  /** The client's program, as it names itself. */
  public void clientIs(String program) {
    connection.log().fact("client", program);
    connection.wire().clientIs(program);
  }

  /**
   * Looks at the mailbox anew and keeps what changed to be told. Where it may not be read any more,
   * none is selected afterwards.
   */
  public void refresh() throws IOException {
    refresh(false);
  }

  /**
   * @param own whether the client's own command may have closed it
   * @return whether it could be looked up
   */
  private boolean refresh(boolean own) throws IOException {
    if (selected == null) {
      return true;
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
      // Asked again later: what the client knows stays as it is.
      case Answer.Failed(Failure.TryLater _) -> {
        return false;
      }
      case Answer.Failed(_) -> {}
    }
    return true;
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

  /**
   * Tells the client what changed in its mailbox, while it has nothing under way.
   *
   * @return whether it could be looked up; else it is worth another try in a while
   */
  public boolean announce(boolean expunges) throws IOException {
    boolean refreshed = refresh(false);
    announce(wanted(), expunges);
    part();
    return refreshed;
  }

  /** The same at the end of a command, before its answer. */
  void announceBehind(Command command) throws IOException {
    SelectedEvents wanted = wanted();
    refresh(command.mayClose());
    announce(command.removes() ? wanted.withMessages() : wanted, command.letsNumbersChange());
  }

  private SelectedEvents wanted() {
    return notifications.map(RequestedNotifications::ofSelected).orElse(SelectedEvents.USUAL);
  }

  private void announce(SelectedEvents wanted, boolean expunges) throws IOException {
    if (selected != null) {
      Announcement.write(this, selected, wanted, expunges);
      if (enabled.owesModseq()) {
        Announcement.modseq(out, selected);
      }
    }
    enabled.toldModseq();
    overQuotaAlert.tell();
  }
}
