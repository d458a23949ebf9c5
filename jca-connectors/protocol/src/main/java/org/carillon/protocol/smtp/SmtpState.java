package org.carillon.protocol.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.net.Service;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.sasl.SaslPeer;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Wire;

/** The session's state about its client, and the running transaction (RFC 5321 §4.1.4). */
final class SmtpState implements AutoCloseable {
  /** The memory of a recipient in addition to its texts. */
  private static final int RECIPIENT_OCTETS = 200;

  private final Connection connection;
  private final MailIntake intake;
  private final Sessions sessions;
  private final Supplier<Optional<MailAccess>> mail;
  private String helo = "";
  private boolean extended;
  private Optional<Caller> caller = Optional.empty();
  private IntakeSession session;
  private IntakeTerms terms;

  private Optional<ReversePath> from = Optional.empty();
  private final List<ForwardPath> to = new ArrayList<>();

  /** The part of the memory for clients that the recipients use. */
  private long keptOctets;

  private Optional<Chunks> chunks = Optional.empty();
  private final IdleCommandLimit idleCommands = new IdleCommandLimit(System::nanoTime);
  private int transactions;

  SmtpState(
      Connection connection,
      MailIntake intake,
      Sessions sessions,
      Supplier<Optional<MailAccess>> mail) {
    this.connection = connection;
    this.intake = intake;
    this.sessions = sessions;
    this.mail = mail;
    renewVisit();
  }

  private void renewVisit() {
    session =
        new IntakeSession(
            connection.service(),
            connection.client(),
            helo,
            extended,
            wire().tls(),
            caller,
            connection.session(),
            wire().reached());
    terms = intake.terms(session);
  }

  Wire wire() {
    return connection.wire();
  }

  Connection connection() {
    return connection;
  }

  MailIntake intake() {
    return intake;
  }

  Sessions sessions() {
    return sessions;
  }

  /** Returns the mailboxes; empty while they are not available. */
  Optional<MailAccess> mail() {
    return mail.get();
  }

  IntakeSession session() {
    return session;
  }

  IntakeTerms terms() {
    return terms;
  }

  /** Returns the peer of the SASL exchange. */
  SaslPeer saslPeer() {
    return SaslPeer.of(connection, sessions);
  }

  boolean lmtp() {
    return connection.service() == Service.LMTP;
  }

  /** Returns whether this is submission, where clients sign in and messages are completed. */
  boolean submission() {
    return connection.service() == Service.SUBMISSION
        || connection.service() == Service.SUBMISSIONS;
  }

  /** Returns whether any way to sign in is available now. */
  boolean offersAuth() {
    return !lmtp() && caller.isEmpty() && Mechanism.anyFor(saslPeer());
  }

  /** Returns whether STARTTLS may be offered: not after a sign-in (RFC 3207 §4.2). */
  boolean offersTls() {
    return connection.service().encryption() == Service.Encryption.STARTTLS
        && !wire().secure()
        && caller.isEmpty();
  }

  /** Returns the session's state in the order of commands. */
  Phase phase() {
    if (helo.isEmpty()) {
      return Phase.CONNECTED;
    }
    if (from.isEmpty()) {
      return Phase.GREETED;
    }
    if (chunks.isPresent()) {
      return Phase.CHUNKS;
    }
    return to.isEmpty() ? Phase.SENDER : Phase.RECIPIENTS;
  }

  boolean extended() {
    return extended;
  }

  Optional<Caller> caller() {
    return caller;
  }

  /** Notes the client's name; ends any transaction (RFC 5321 §4.1.4). Returns the error, if any. */
  Optional<Reply> greeted(String name, boolean byExtended) {
    greet(name, byExtended);
    Verdict verdict = intake.greeted(session);
    if (verdict instanceof Verdict.Accepted) {
      return Optional.empty();
    }
    greet("", false);
    return Optional.of(Reply.of(verdict, ""));
  }

  private void greet(String name, boolean byExtended) {
    helo = name;
    extended = byExtended;
    reset();
    renewVisit();
  }

  /** Forgets everything received in the clear (RFC 3207 §4.2). */
  void encrypted() {
    greet("", false);
  }

  void signedIn(Caller admitted) {
    caller = Optional.of(admitted);
    connection.log().fact("user", admitted.name());
    wire().signedIn(connection.limits().idle());
    renewVisit();
  }

  /** Counts a command; returns the closing reply to an anonymous client that goes on too long. */
  Optional<Reply> tiredOf() {
    return lmtp() || caller.isPresent()
        ? Optional.empty()
        : idleCommands.another(terms.recipients());
  }

  /** Notes a part of a message. */
  void tookChunk(long octets) {
    idleCommands.brought(octets);
  }

  /** Notes a recipient beyond the limit of a message. */
  void hadTooMany() {
    idleCommands.wasNeeded();
  }

  /** Notes an accepted message of this client. */
  void tookMessage() {
    idleCommands.ended();
  }

  Optional<ReversePath> from() {
    return from;
  }

  void begin(ReversePath sender) {
    from = Optional.of(sender);
    transactions++;
  }

  /** Returns the transaction's id in trace fields. */
  String transactionId() {
    return connection.session() + "." + transactions;
  }

  List<ForwardPath> to() {
    return to;
  }

  /** Adds a recipient; returns false if the memory for clients has no room for it. */
  boolean add(ForwardPath recipient) {
    int octets =
        RECIPIENT_OCTETS
            + recipient.address().length()
            + recipient.originalRecipient().map(String::length).orElse(0);
    if (!wire().keep(octets)) {
      return false;
    }
    keptOctets += octets;
    return to.add(recipient);
  }

  /** Refuses a message without asking the intake, and reports that to it. */
  Reply notTaken(ReversePath sender, List<ForwardPath> recipients, Verdict why) {
    intake.notTaken(session, sender, recipients, why);
    return Reply.of(why, "");
  }

  /** Returns the reply to a message without recipients. */
  Reply noRecipients() {
    return Reply.of(lmtp() ? 503 : 554, "5.5.1", "No valid recipients");
  }

  /** Returns the message in chunks, if the first has been received. */
  Optional<Chunks> chunks() {
    return chunks;
  }

  /** Returns the message in chunks; begins it at the first chunk. */
  Chunks begunChunks() {
    if (chunks.isEmpty()) {
      chunks = Optional.of(new Chunks(this));
    }
    return chunks.get();
  }

  /** Ends a chunk, and the transaction if it was the last one or was refused. */
  Reply chunkTaken(boolean last) throws IOException {
    Reply reply = begunChunks().took(last);
    if (last || !reply.positive()) {
      reset();
    }
    return reply;
  }

  void reset() {
    from = Optional.empty();
    to.clear();
    wire().giveBack(keptOctets);
    keptOctets = 0;
    chunks.ifPresent(Chunks::close);
    chunks = Optional.empty();
  }

  @Override
  public void close() {
    reset();
  }
}
