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

/** What a session knows of its client, and the transaction under way (RFC 5321 §4.1.4). */
final class SmtpState implements AutoCloseable {
  /** What a recipient takes besides its texts. */
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

  /** What the recipients hold of the memory for clients. */
  private long keptOctets;

  private Optional<Chunks> chunks = Optional.empty();
  private final IdleTalk idleTalk = new IdleTalk(System::nanoTime);
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

  /** The mailboxes; empty while they are away. */
  Optional<MailAccess> mail() {
    return mail.get();
  }

  IntakeSession session() {
    return session;
  }

  IntakeTerms terms() {
    return terms;
  }

  /** With whom a sign-in is held. */
  SaslPeer saslPeer() {
    return SaslPeer.of(connection, sessions);
  }

  boolean lmtp() {
    return connection.service() == Service.LMTP;
  }

  /** Whether this is message submission, where clients sign in and messages are completed. */
  boolean submission() {
    return connection.service() == Service.SUBMISSION
        || connection.service() == Service.SUBMISSIONS;
  }

  /** Whether there is any way to sign in here and now. */
  boolean offersAuth() {
    return !lmtp() && caller.isEmpty() && Mechanism.anyFor(saslPeer());
  }

  /**
   * Whether STARTTLS may be offered here and now. Not behind a sign-in: it would have to be
   * forgotten (RFC 3207 §4.2), as whoever listened may have said it.
   */
  boolean offersTls() {
    return connection.service().encryption() == Service.Encryption.STARTTLS
        && !wire().secure()
        && caller.isEmpty();
  }

  /** Where the session is in what may follow what. */
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

  /**
   * The client named itself; any transaction ends (RFC 5321 §4.1.4). What it hears if it may not.
   */
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

  /** Forgets all that was said in the clear (RFC 3207 §4.2). */
  void encrypted() {
    greet("", false);
  }

  void signedIn(Caller admitted) {
    caller = Optional.of(admitted);
    connection.log().fact("user", admitted.name());
    wire().signedIn(connection.limits().idle());
    renewVisit();
  }

  /**
   * A command came: the last words to a client that nobody vouches for, when it has said more, or
   * for longer, than anybody does who has a message to bring.
   */
  Optional<Reply> tiredOf() {
    return lmtp() || caller.isPresent() ? Optional.empty() : idleTalk.another(terms.recipients());
  }

  /** A part of a message came, of so many octets. */
  void tookChunk(long octets) {
    idleTalk.brought(octets);
  }

  /** A recipient came for whom the message has no room. */
  void hadTooMany() {
    idleTalk.wasNeeded();
  }

  /** A message of this client was taken. */
  void tookMessage() {
    idleTalk.ended();
  }

  Optional<ReversePath> from() {
    return from;
  }

  void begin(ReversePath sender) {
    from = Optional.of(sender);
    transactions++;
  }

  /** What this transaction is called in trace fields. */
  String transactionId() {
    return connection.session() + "." + transactions;
  }

  List<ForwardPath> to() {
    return to;
  }

  /** Takes one more recipient, if there is memory for it among all that clients make us keep. */
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

  /** The protocol itself does not take it: whoever looks after mail hears of that as well. */
  Reply notTaken(ReversePath sender, List<ForwardPath> recipients, Verdict why) {
    intake.notTaken(session, sender, recipients, why);
    return Reply.of(why, "");
  }

  /** What a message is answered that nobody is to get. */
  Reply noRecipients() {
    return Reply.of(lmtp() ? 503 : 554, "5.5.1", "No valid recipients");
  }

  /** The message, when it comes in chunks and the first did. */
  Optional<Chunks> chunks() {
    return chunks;
  }

  /** The same; with its first chunk the message begins. */
  Chunks begunChunks() {
    if (chunks.isEmpty()) {
      chunks = Optional.of(new Chunks(this));
    }
    return chunks.get();
  }

  /** A chunk has ended, and with it the transaction if it was the last or not taken. */
  Reply chunkTaken(boolean last) throws IOException {
    Reply reply = begunChunks().took(last);
    if (last || !reply.positive()) {
      reset();
    }
    return reply;
  }

  /** Ends the transaction. */
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
