package org.carillon.protocol.outbound;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.contract.mail.ReversePath.Body;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.RelayJob.Recipient;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.RelayRoute.Encryption;
import org.carillon.protocol.wire.DottedWriter;
import org.carillon.protocol.wire.Wire;

/**
 * A session with one host: open, then any number of mail transactions, then quit. An exception ends
 * it: only {@link #close} may follow, and the host is not known to have accepted the message for
 * recipients without an outcome.
 */
public final class SmtpClient implements AutoCloseable {
  private static final String NOT_CONVERTED =
      "The host does not support 8-bit content (8BITMIME), and the message can't be converted"
          + " without breaking its signature or structure";

  private final Wire wire;
  private final ReplyReader replies;
  private final String host;
  private final String hostName;
  private final RelayRoute route;
  private final Duration patience;
  private EhloKeywords ehlo = EhloKeywords.NOTHING;
  private boolean leaving;
  private boolean inDoubt;
  private volatile boolean awaitsVerdict;

  /**
   * @param wire the connection to the host
   * @param host its name, for outcomes
   * @param route the rules for encryption and sign-in
   * @param patience the timeout of a reply; twice as long for the one after the final dot (RFC 5321
   *     §4.5.3.2.6)
   */
  public SmtpClient(Wire wire, String host, String hostName, RelayRoute route, Duration patience) {
    this.wire = wire;
    this.host = host;
    this.hostName = hostName;
    this.route = route;
    this.patience = patience;
    replies = new ReplyReader(wire);
  }

  /**
   * Reads the greeting and sends EHLO, or HELO to a host without EHLO; starts TLS and signs in as
   * the route demands.
   *
   * @param encrypt whether TLS is started if the host offers it and the route allows it
   * @throws EncryptionFailedException when the handshake fails
   * @throws IOException when the connection breaks
   */
  public SessionInitiation open(boolean encrypt) throws IOException {
    Encryption rule = route.encryption();
    if (rule.isImmediate()) {
      startTls();
    }
    RemoteReply greeting = replies.next(patience);
    if (greeting.code() != 220) {
      return new SessionInitiation.Unwilling("4.3.2", greeting.text());
    }
    RemoteReply hello = hello();
    if (encrypt && !wire.secure() && hello.positive() && ehlo.has("STARTTLS")) {
      wire.writeLine("STARTTLS");
      if (replies.next(patience).code() == 220) {
        startTls();
        // Extensions offered in the clear are void (RFC 3207 §4.2).
        hello = hello();
      }
    }
    if (!hello.positive()) {
      return new SessionInitiation.Unwilling("4.3.2", hello.text());
    }
    return rule.mode().isMandatory() && !wire.secure()
        ? new SessionInitiation.Insecure("The host does not offer encryption (STARTTLS)")
        : signedIn();
  }

  private SessionInitiation signedIn() throws IOException {
    if (route.login().isEmpty()) {
      return new SessionInitiation.Ready();
    }
    return new SignInToHost(wire, replies, patience)
        .signIn(route.login().get(), ehlo.words("AUTH"))
        .<SessionInitiation>map(why -> new SessionInitiation.Unwilling("4.7.8", why))
        .orElseGet(SessionInitiation.Ready::new);
  }

  private void startTls() throws EncryptionFailedException {
    try {
      wire.startTls();
    } catch (IOException e) {
      throw new EncryptionFailedException(e);
    }
  }

  private RemoteReply hello() throws IOException {
    boolean isLmtp = route.protocol() == RelayRoute.Protocol.LMTP;
    wire.writeLine((isLmtp ? "LHLO " : "EHLO ") + hostName);
    RemoteReply reply = replies.next(patience);
    if (reply.positive()) {
      ehlo = EhloKeywords.of(reply);
      return reply;
    }
    ehlo = EhloKeywords.NOTHING;
    if (!reply.permanent() || isLmtp) {
      return reply;
    }
    wire.writeLine("HELO " + hostName);
    return replies.next(patience);
  }

  /** Returns the protocol and cipher suite; empty in the clear. */
  public String tls() {
    return wire.tls();
  }

  /** The host's name. */
  public String host() {
    return host;
  }

  /** Returns whether another mail transaction may follow. */
  public boolean reusable() {
    return !leaving;
  }

  /**
   * Returns whether the connection broke within a text, so that the host may have accepted it. Then
   * retry the message later, not at another host: twice at worst (RFC 5321 §4.5.3.2.6).
   */
  public boolean inDoubt() {
    return inDoubt;
  }

  /** Returns whether the host has a whole text and has not replied yet. Any thread may call it. */
  public boolean awaitsVerdict() {
    return awaitsVerdict;
  }

  /** Runs a mail transaction; throws when the connection breaks: the outcome is unknown then. */
  public TransactionResult send(MailTransaction transaction) throws IOException {
    ContentKind kind = ContentKind.of(transaction.content());
    if (transaction.content().size() > ehlo.size()) {
      return all(transaction, failed("5.3.4", "Message size exceeds the host's limit"));
    }
    if (needsUtf8(transaction, kind) && !ehlo.has("SMTPUTF8")) {
      return all(
          transaction, failed("5.6.7", "The host does not support non-ASCII addresses (SMTPUTF8)"));
    }
    if (kind.eightBitBody() && !ehlo.has("8BITMIME")) {
      return converted(transaction);
    }
    return new Transaction(transaction, OutgoingText.asStored(transaction.content(), kind)).run();
  }

  /** RFC 6152 §3: the text is converted for a host without 8BITMIME, or the message is returned. */
  private TransactionResult converted(MailTransaction transaction) throws IOException {
    Optional<OutgoingText> text = OutgoingText.sevenBit(transaction.content());
    if (text.isEmpty()) {
      return all(transaction, failed("5.6.3", NOT_CONVERTED));
    }
    if (text.get().size() > ehlo.size()) {
      return all(transaction, failed("5.3.4", "Message size exceeds the host's limit"));
    }
    return new Transaction(transaction, text.get()).run();
  }

  private Function<Recipient, Outcome> failed(String status, String why) {
    return recipient -> new Outcome.Failed(recipient.id(), host, status, why);
  }

  private static TransactionResult all(
      MailTransaction transaction, Function<Recipient, Outcome> outcome) {
    return new TransactionResult(transaction.recipients().stream().map(outcome).toList(), "");
  }

  /** Most domains have an ASCII form; a local part or a header section has none. */
  private static boolean needsUtf8(MailTransaction transaction, ContentKind kind) {
    return kind.eightBitHeader() && transaction.from().utf8()
        || EnvelopeCommands.hasNoAsciiForm(transaction.from().address())
        || transaction.recipients().stream()
            .anyMatch(r -> EnvelopeCommands.hasNoAsciiForm(r.path().address()));
  }

  /** MAIL, RCPT …, DATA: one message. */
  private final class Transaction {
    private final MailTransaction transaction;
    private final OutgoingText text;
    private final EnvelopeCommands commands;
    private final boolean eightBit;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Recipient> accepted = new ArrayList<>();

    Transaction(MailTransaction transaction, OutgoingText text) {
      this.transaction = transaction;
      this.text = text;
      this.commands = new EnvelopeCommands(ehlo);
      this.eightBit = text.eightBit() || transaction.from().body() == Body.EIGHT_BIT_MIME;
    }

    TransactionResult run() throws IOException {
      return ehlo.has("PIPELINING") ? pipelined() : stepwise();
    }

    /** Sends all commands at once (RFC 2920), then reads all replies. */
    private TransactionResult pipelined() throws IOException {
      wire.writeLine(mailLine());
      for (Recipient recipient : transaction.recipients()) {
        wire.writeLine(commands.rcpt(recipient.path()));
      }
      wire.writeLine("DATA");
      RemoteReply mail = replies.next(patience);
      for (Recipient recipient : transaction.recipients()) {
        RemoteReply reply = replies.next(patience);
        if (mail.positive()) {
          note(recipient, reply);
        }
      }
      RemoteReply data = replies.next(patience);
      if (data.code() == 354 && accepted.isEmpty()) {
        // It wants text but accepted no recipient: an empty text ends that (RFC 2920 §3.1).
        wire.writeLine(".");
        replies.next(patience.multipliedBy(2));
      }
      if (!mail.positive()) {
        return refusedForAll(mail);
      }
      return accepted.isEmpty() ? over() : text(data);
    }

    private TransactionResult stepwise() throws IOException {
      wire.writeLine(mailLine());
      RemoteReply mail = replies.next(patience);
      if (!mail.positive()) {
        return refusedForAll(mail);
      }
      for (Recipient recipient : transaction.recipients()) {
        wire.writeLine(commands.rcpt(recipient.path()));
        note(recipient, replies.next(patience));
      }
      if (accepted.isEmpty()) {
        return over();
      }
      wire.writeLine("DATA");
      return text(replies.next(patience));
    }

    private String mailLine() {
      return commands.mail(transaction.from(), text.size(), eightBit, transaction.recipients());
    }

    private void note(Recipient recipient, RemoteReply reply) {
      leaving |= reply.code() == 421;
      if (reply.positive()) {
        accepted.add(recipient);
      } else if (reply.code() == 452 && !accepted.isEmpty()) {
        // Too many for one message (RFC 5321 §4.5.3.1.10): the others follow in the next one.
        return;
      } else {
        outcomes.add(refused(recipient, reply));
      }
    }

    private Outcome refused(Recipient recipient, RemoteReply reply) {
      // RFC 5321 §4.5.3.1.10: old hosts send 552 to RCPT for "too many".
      boolean lasting = reply.permanent() && reply.code() != 552;
      return lasting
          ? new Outcome.Failed(recipient.id(), host, reply.status(), reply.text())
          : new Outcome.Delayed(recipient.id(), host, temporary(reply), reply.text());
    }

    private TransactionResult refusedForAll(RemoteReply mail) throws IOException {
      if (!mail.permanent()) {
        leaving = true;
        return new TransactionResult(outcomes, mail.status() + " " + mail.text());
      }
      reset();
      return all(transaction, recipient -> refused(recipient, mail));
    }

    private TransactionResult over() throws IOException {
      if (!leaving) {
        reset();
      }
      return new TransactionResult(outcomes, "");
    }

    private void reset() throws IOException {
      wire.writeLine("RSET");
      leaving |= !replies.next(patience).positive();
    }

    /** Sends the text and reads the reply, which says whether the host accepted the message. */
    private TransactionResult text(RemoteReply data) throws IOException {
      RemoteReply reply = data;
      if (data.code() == 354) {
        inDoubt = true;
        text.write(new DottedWriter(wire));
        wire.flush();
        awaitsVerdict = true;
        try {
          if (route.protocol() == RelayRoute.Protocol.LMTP) {
            return eachDecided();
          }
          reply = replies.next(patience.multipliedBy(2));
        } finally {
          awaitsVerdict = false;
        }
        inDoubt = false;
      } else if (data.code() < 400) {
        throw new ProtocolException("The host gave an unexpected reply to DATA: " + data.text());
      }
      leaving |= reply.code() == 421;
      for (Recipient recipient : accepted) {
        outcomes.add(decided(recipient, reply));
      }
      return new TransactionResult(outcomes, "");
    }

    /** RFC 2033 §4.2: one reply for each accepted recipient, in their order. */
    private TransactionResult eachDecided() {
      for (Recipient recipient : accepted) {
        outcomes.add(leaving ? lost(recipient, "The connection ended") : decided(recipient));
      }
      inDoubt = false;
      return new TransactionResult(outcomes, "");
    }

    /** A recipient whose reply is missing waits; the others are decided all the same. */
    private Outcome decided(Recipient recipient) {
      try {
        RemoteReply reply = replies.next(patience.multipliedBy(2));
        leaving |= reply.code() == 421;
        return decided(recipient, reply);
      } catch (IOException broken) {
        leaving = true;
        return lost(recipient, String.valueOf(broken.getMessage()));
      }
    }

    private Outcome lost(Recipient recipient, String why) {
      return new Outcome.Delayed(recipient.id(), host, "4.4.2", why);
    }

    private Outcome decided(Recipient recipient, RemoteReply reply) {
      if (reply.code() / 100 == 2) {
        return new Outcome.Relayed(recipient.id(), host, reply.text(), ehlo.has("DSN"));
      }
      return reply.permanent()
          ? new Outcome.Failed(recipient.id(), host, reply.status(), reply.text())
          : new Outcome.Delayed(recipient.id(), host, temporary(reply), reply.text());
    }

    private static String temporary(RemoteReply reply) {
      String status = reply.status();
      return status.startsWith("4") ? status : "4" + status.substring(1);
    }
  }

  /** Sends QUIT; a failure is ignored. */
  public void quit() throws IOException {
    wire.writeLine("QUIT");
    replies.next(Duration.ofSeconds(5));
  }

  /** Ends the connection. */
  @Override
  public void close() {
    wire.close();
  }
}
