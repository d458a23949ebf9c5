package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.net.Service.Encryption;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.PeerSilentException;
import org.carillon.protocol.wire.Wire;

/**
 * One client's IMAP session, from greeting to end, on the thread that runs it. Its state is whether
 * a caller signed in and which mailbox is selected (RFC 3501 §3).
 */
public final class ImapSession {
  private final Connection connection;
  private final Wire wire;
  private final Output out;
  private final MailAccess access;
  private final Sessions sessions;

  private Caller caller;
  private Selected selected;
  private boolean condstore;
  private boolean over;
  private boolean startsTls;
  private String tag = "*";
  private int badCommands;

  /** Makes a session; {@link #run} speaks it. */
  public ImapSession(Connection connection, MailAccess access, Sessions sessions) {
    this.connection = connection;
    this.wire = connection.wire();
    this.out = new Output(wire);
    this.access = access;
    this.sessions = sessions;
  }

  /**
   * Speaks with the client until one side ends it.
   *
   * @throws IOException when the connection breaks
   */
  public void run() throws IOException {
    try {
      converse();
    } catch (PeerSilentException e) {
      bye("Autologout; idle for too long");
      out.release();
    } catch (RuntimeException e) {
      bye("[SERVERBUG] Something went wrong here");
      out.release();
      throw e;
    } finally {
      wire.flush();
    }
  }

  private void converse() throws IOException {
    wire.patience(connection.limits().preAuthenticationIdle());
    out.untagged("OK [CAPABILITY " + CapabilityCommand.capabilities(this) + "] Carillon is ready");
    out.release();
    while (!over) {
      switch (wire.awaitCommand()) {
        case Input.Line(String octets) -> command(octets);
        case Input.TooLong() -> bye("Command line too long");
        case Input.BareEnding() -> bad("*", "Line end without CR");
        case Input.Silent() -> bye("Autologout; idle for too long");
        case Input.Stopping() -> bye("[UNAVAILABLE] The server is going down");
        case Input.End() -> over = true;
      }
      out.release();
    }
  }

  private void command(String line) throws IOException {
    Arguments arguments = new Arguments(wire, line);
    tag = "*";
    long begin = System.nanoTime();
    try {
      tag = arguments.tag();
      arguments.expect(' ');
      Optional<Verb> verb = Verb.read(arguments);
      if (verb.isEmpty()) {
        throw new BadCommand("Unknown command");
      }
      Reply reply = execute(verb.get(), arguments);
      arguments.discard();
      if (!over) {
        announce(verb.get().letsNumbersChange());
      }
      tagged(reply);
      if (startsTls) {
        startsTls = false;
        out.release();
        wire.startTls();
      }
      connection.story().command(verb.get().name(), System.nanoTime() - begin, reply.isOk());
    } catch (BadCommand e) {
      arguments.discard();
      bad(tag, e.getMessage());
    }
  }

  private Reply execute(Verb verb, Arguments arguments) throws BadCommand, IOException {
    boolean allowed =
        switch (verb.stage()) {
          case ANY -> true;
          case NOT_AUTHENTICATED -> caller == null;
          case AUTHENTICATED -> caller != null;
          case SELECTED, SELECTED_NUMBERED -> selected != null;
        };
    if (!allowed) {
      throw new BadCommand(
          caller == null ? "Please sign in first" : "Not with the session as it is");
    }
    return verb.command().execute(this, arguments);
  }

  private void tagged(Reply reply) throws IOException {
    out.text(tag).octet(' ').text(reply.condition().name()).octet(' ');
    if (!reply.code().isEmpty()) {
      out.octet('[').text(reply.code()).text("] ");
    }
    out.text(reply.text()).crlf();
    if (reply.condition() == Reply.Condition.BAD) {
      countBad();
    }
  }

  private void bad(String tag, String why) throws IOException {
    out.text(tag).text(" BAD ").text(why).crlf();
    countBad();
  }

  private void countBad() throws IOException {
    if (++badCommands >= connection.limits().badCommands()) {
      bye("Too many bad commands");
    }
  }

  /** Takes leave (RFC 3501 §7.1.5); the session ends behind the command that runs. */
  void bye(String why) throws IOException {
    out.untagged("BYE " + why);
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
    return caller;
  }

  boolean isAuthenticated() {
    return caller != null;
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
  }

  void unselect() {
    selected = null;
  }

  /** Whether the client understands modseqs (RFC 7162 §3.1). */
  boolean condstore() {
    return condstore;
  }

  void enableCondstore() {
    condstore = true;
  }

  /** Whether a password may be asked for on this connection. */
  boolean passwordAllowed() {
    return sessions.passwordAllowed(peer());
  }

  /** Whether the client can still turn to TLS. */
  boolean mayStartTls() {
    return caller == null
        && !wire.secure()
        && connection.service().encryption() == Encryption.STARTTLS;
  }

  private Peer peer() {
    return new Peer(connection.service(), connection.client(), wire.secure(), connection.session());
  }

  /** Turns to TLS once the running command is answered. */
  void startTlsBehindReply() {
    startsTls = true;
  }

  /** The client's program, as it names itself. */
  void clientIs(String program) {
    connection.story().fact("client", program);
  }

  /** Signs in; the answer is the command's. */
  Reply signIn(Credentials credentials) throws IOException {
    return switch (sessions.signIn(credentials, peer())) {
      case SignIn.Admitted(Caller admitted) -> admit(admitted);
      case SignIn.Rejected(var reason) ->
          switch (reason) {
            case WRONG -> Reply.no("AUTHENTICATIONFAILED", "Name or password is wrong");
            case NOT_ALLOWED -> Reply.no("CONTACTADMIN", "This account may not use IMAP");
            case NEEDS_ENCRYPTION -> Reply.no("PRIVACYREQUIRED", "Please encrypt first");
            case NOT_AUTHORIZED_AS ->
                Reply.no("AUTHORIZATIONFAILED", "Not allowed to act for that account");
          };
      case SignIn.TryLater _ -> Reply.no("UNAVAILABLE", "Not now, please try again");
    };
  }

  private Reply admit(Caller admitted) {
    if (!admitted.hasAccount()) {
      return Reply.no("AUTHORIZATIONFAILED", "This administrator has no mailboxes");
    }
    caller = admitted;
    wire.patience(connection.limits().idle());
    connection.story().fact("user", admitted.name());
    return Reply.ok("CAPABILITY " + CapabilityCommand.capabilities(this), "Signed in");
  }

  /** Looks at the mailbox anew and keeps what changed to be told. */
  void refresh() throws IOException {
    if (selected == null) {
      return;
    }
    switch (access.view(caller, selected.mailbox())) {
      case MailboxAnswer.Done(var view) -> selected.advance(view);
      case MailboxAnswer.Hindered(Obstacle.NoSuchMailbox _) -> {
        selected = null;
        bye("The selected mailbox was deleted");
      }
      case MailboxAnswer.Hindered(Obstacle.NotPermitted _) -> {
        selected = null;
        bye("The selected mailbox is not yours any more");
      }
      // Asked again at the next command: what the client knows stays as it is.
      case MailboxAnswer.Hindered(_) -> {}
    }
  }

  /** Tells the client what changed in its mailbox. */
  void announce(boolean expunges) throws IOException {
    refresh();
    if (selected != null) {
      Announcement.write(out, selected, condstore, expunges);
    }
  }
}
