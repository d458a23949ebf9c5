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

/** The state of a session: user, selected mailbox, enabled extensions (RFC 3501 §3). */
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

  /** The reason why the session ends after the running command. */
  private Optional<String> parting = Optional.empty();

  ImapSession(
      Connection connection,
      MailAccess access,
      Sessions sessions,
      CommandTable<Phase, ImapSession, Command> commands) {
    this(connection, access, sessions, commands, InProgressResponses.USUAL);
  }

  /**
   * @param progressEvery the interval at which a client is told that its command still runs
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

  /** Returns the session's state, which decides the commands that are allowed. */
  Phase phase() {
    if (!isAuthenticated()) {
      return Phase.NOT_AUTHENTICATED;
    }
    return selected == null ? Phase.AUTHENTICATED : Phase.SELECTED;
  }

  /** Returns the capabilities for the client in its current state (RFC 3501 §7.2.1). */
  public String capabilities() {
    return String.join(" ", commands.announcements(this));
  }

  /** Closes all watches of the session. */
  void close() {
    notifications.ifPresent(RequestedNotifications::close);
    overQuotaAlert.close();
  }

  /** Counts a command in error; too many end the session. */
  void countBad() throws IOException {
    if (badCommands.another()) {
      bye("Too many invalid commands");
    }
  }

  /** Resets the count after a command that succeeded. */
  void forgetBad() {
    badCommands.forget();
  }

  /** Sends the BYE for the reason that ended the session between commands (RFC 5530). */
  void takeLeave(Input why) throws IOException {
    bye(
        why instanceof Input.Dismissed
            ? "[AUTHORIZATIONFAILED] Sign-in is no longer valid, sign in again"
            : "[UNAVAILABLE] Server is shutting down");
  }

  /** Sends the BYE if the session is to end after the command that ran. */
  void part() throws IOException {
    if (parting.isPresent() && !over) {
      bye(parting.get());
    }
  }

  /** Sends a BYE (RFC 3501 §7.1.5); the session ends after the running command. */
  public void bye(String why) throws IOException {
    out.text("* BYE ").said(why).crlf();
    over = true;
  }

  /** Ends the session without a message. */
  void end() {
    over = true;
  }

  public boolean isOver() {
    return over;
  }

  /** Notes the tag of the command that runs now. */
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

  /** Returns the client's requested notifications, if any. */
  Optional<RequestedNotifications> notifications() {
    return notifications;
  }

  /** Replaces the requested notifications. */
  public void notifyBy(RequestedNotifications wanted) {
    notifications.ifPresent(RequestedNotifications::close);
    notifications = Optional.of(wanted);
  }

  /** Returns the progress responses of the running command. */
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

  /** Returns the selected mailbox; only for commands that need one. */
  public Selected selected() {
    return selected;
  }

  public void select(Selected mailbox) {
    selected = mailbox;
    // The mailbox's other data contain it.
    enabled.toldModseq();
    overQuotaAlert.selected(mailbox.mailbox());
  }

  public void unselect() {
    selected = null;
    overQuotaAlert.unselected();
  }

  /** Returns the alert for a full account. */
  public OverQuotaAlert overQuotaAlert() {
    return overQuotaAlert;
  }

  /** Returns the enabled extensions. */
  public Enabled enabled() {
    return enabled;
  }

  /** Returns the state of the client's sign-in. */
  public Authentication authentication() {
    return authentication;
  }

  /** A change of the connection itself. */
  @FunctionalInterface
  public interface Turn {
    void take() throws IOException;
  }

  /** Runs this after the reply of the running command. */
  public void behindReply(Turn turn) {
    behindReply = Optional.of(turn);
  }

  /** Sends the reply, then runs what waited for it. */
  void turn() throws IOException {
    if (behindReply.isPresent()) {
      Turn turn = behindReply.get();
      behindReply = Optional.empty();
      out.release();
      turn.take();
    }
  }

  /** Notes the name that the client's program gives itself. */
  public void clientIs(String program) {
    connection.log().fact("client", program);
    connection.wire().clientIs(program);
  }

  /** Updates the mailbox's view and the changes to report; deselects it if it is unreadable. */
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
        lose("The selected mailbox no longer exists", own);
      }
      case Answer.Failed(Failure.NotAllowed _) -> {
        lose("No more access to the selected mailbox", own);
      }
      // The next refresh tries again; the client's state stays as it is.
      case Answer.Failed(Failure.TryLater _) -> {
        return false;
      }
      case Answer.Failed(_) -> {}
    }
    return true;
  }

  /**
   * Deselects the mailbox if the client understands that: it did this itself, or it enabled an
   * extension with CLOSED (RFC 7162 §3.2.11, RFC 9051 §3.3). Other clients get BYE after their
   * reply (RFC 2180 §3.3).
   */
  private void lose(String why, boolean own) throws IOException {
    unselect();
    if (own || enabled.qresync() || enabled.rev2()) {
      out.text("* OK ").said("[CLOSED] " + why).crlf();
    } else {
      parting = Optional.of(why);
    }
  }

  /** Sends the mailbox's changes while no command runs; returns false if the lookup failed. */
  public boolean announce(boolean expunges) throws IOException {
    boolean refreshed = refresh(false);
    announce(wanted(), expunges);
    part();
    return refreshed;
  }

  /** Sends the changes at the end of a command, before its reply. */
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
