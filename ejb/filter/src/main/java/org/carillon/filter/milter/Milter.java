package org.carillon.filter.milter;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.filter.AnswerReader;
import org.carillon.filter.MessageContext;
import org.carillon.filter.MessageOctets;
import org.carillon.format.mime.header.HeaderField;

/**
 * A conversation with a milter about the messages of one session, each from its sender to the end
 * of its body. A refusal of a recipient while the client waits for the reply to RCPT concerns that
 * recipient only; a refusal of a recipient that the client was already told is accepted refuses the
 * message.
 */
public final class Milter {
  private static final int BUFFER = 65_536;
  private static final int CHUNK = 65_535;
  private static final MilterVerdict PASS = new MilterVerdict.Pass();

  private final DataOutputStream out;
  private final AnswerReader in;
  private Terms terms;

  /** The filter's verdict on the session, which applies to all its messages. */
  private Optional<MilterVerdict> ofSession = Optional.empty();

  /** The filter's verdict on the sender of the current message. */
  private Optional<MilterVerdict> ofMessage = Optional.empty();

  /** The filter's verdict on the message, given at one of these recipients. */
  private Optional<MilterVerdict> ofRecipients = Optional.empty();

  /** The sender of the current message; null before the first message. */
  private String sender;

  /** True if nothing more is sent about the message; {@code isWhole} if its end was sent. */
  private boolean isOver = true;

  private boolean isWhole = true;

  private final List<String> recipients = new ArrayList<>();

  /** Creates a conversation over a new connection. */
  public Milter(PeerConnection connection) {
    this.out = new DataOutputStream(new BufferedOutputStream(connection.out(), BUFFER));
    this.in = new AnswerReader(connection.in());
  }

  /** Returns the filter's protocol version and ends the conversation; throws if it is none. */
  public int version() throws IOException {
    int version = Terms.agree(out, in).version();
    quit();
    return version;
  }

  /**
   * Asks the filter about a recipient while the client waits for the reply to RCPT.
   *
   * @param context the session and the sender; its recipients are ignored
   * @return the refusal of the recipient; empty if it is accepted
   * @throws IOException if the filter does not answer, or its answer is malformed
   */
  public Optional<MilterVerdict.Reply> recipient(MessageContext context, String to)
      throws IOException {
    if (isDecided(context)) {
      return reply(ofSession.or(() -> ofMessage));
    }
    Optional<MilterVerdict> said = said(context, to);
    if (reply(said).isEmpty()) {
      recipients.add(to);
      ofRecipients = ofRecipients.or(() -> said);
    }
    return reply(said);
  }

  private static Optional<MilterVerdict.Reply> reply(Optional<MilterVerdict> said) {
    return said.filter(MilterVerdict.Reply.class::isInstance).map(MilterVerdict.Reply.class::cast);
  }

  /** Returns whether the filter has already decided on the messages of this sender. */
  private boolean isDecided(MessageContext context) throws IOException {
    greet(context);
    if (ofSession.isEmpty() && (isOver || !context.from().equals(sender))) {
      begin(context);
    }
    return ofSession.isPresent() || ofMessage.isPresent();
  }

  /**
   * Shows a message to the filter, after what it already knows about the message from {@link
   * #recipient}. Afterwards the conversation is ready for the next message.
   *
   * @param hidden the number of fields at the top that are not shown, because this server added
   *     them
   * @param body receives the new body, if there is one
   * @throws IOException if the filter does not answer, or its answer is malformed
   */
  public MilterResult look(
      MessageContext context, MessageOctets message, int hidden, OutputStream body)
      throws IOException {
    Optional<MilterVerdict> before = before(context, message, hidden);
    isOver = true;
    if (before.isPresent()) {
      return MilterResult.of(before.get());
    }
    MilterResult opinion = end(terms, context, body);
    isWhole = true;
    return opinion;
  }

  /** Does the same for a single message, and ends the conversation. */
  public MilterResult ask(
      MessageContext context, MessageOctets message, int hidden, OutputStream body)
      throws IOException {
    MilterResult opinion = look(context, message, hidden, body);
    quit();
    return opinion;
  }

  public void quit() throws IOException {
    Packet.of('Q').writeTo(out);
    out.flush();
  }

  /** Sends what is sent once in a session. */
  private void greet(MessageContext context) throws IOException {
    if (terms == null) {
      terms = Terms.agree(out, in);
      ofSession = connect(terms, new Macros(context), context);
    }
  }

  /** Begins a message, and aborts the previous one if its end was not sent. */
  private void begin(MessageContext context) throws IOException {
    if (!isWhole) {
      Packet.of('A').writeTo(out);
    }
    sender = context.from();
    isOver = false;
    isWhole = false;
    recipients.clear();
    ofRecipients = Optional.empty();
    ofMessage = mail(context);
  }

  /** Sends all but the end of the message; returns the verdict if one comes before the end. */
  private Optional<MilterVerdict> before(MessageContext context, MessageOctets message, int hidden)
      throws IOException {
    Optional<MilterVerdict> verdict = envelope(context);
    if (verdict.isEmpty() && terms.wantsData()) {
      Packet.macros('T', new Macros(context).rest()).writeTo(out);
      verdict = step(Packet.of('T'), !terms.has(Terms.NO_REPLY_TO_DATA));
    }
    if (verdict.isEmpty()) {
      verdict = header(terms, message, hidden);
    }
    return verdict.isEmpty() && !terms.has(Terms.NO_BODY) ? body(terms, message) : verdict;
  }

  private Optional<MilterVerdict> connect(Terms terms, Macros macros, MessageContext context)
      throws IOException {
    if (!terms.has(Terms.NO_CONNECT)) {
      Packet.macros('C', macros.connect()).writeTo(out);
      Optional<MilterVerdict> verdict =
          step(connection(macros, context), !terms.has(Terms.NO_REPLY_TO_CONNECT));
      if (verdict.isPresent()) {
        return verdict;
      }
    }
    if (terms.has(Terms.NO_HELO)) {
      return Optional.empty();
    }
    Packet.macros('H', macros.helo()).writeTo(out);
    return step(Packet.of('H', context.helo()), !terms.has(Terms.NO_REPLY_TO_HELO));
  }

  private static Packet connection(Macros macros, MessageContext context) {
    String address = context.client().getHostAddress();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(("[" + address + "]\0").getBytes(StandardCharsets.US_ASCII));
    data.write(macros.family());
    data.writeBytes(new byte[2]);
    data.writeBytes((address + "\0").getBytes(StandardCharsets.US_ASCII));
    return new Packet('C', data.toByteArray());
  }

  /** Sends the sender and the recipients, unless the filter already knows exactly these. */
  private Optional<MilterVerdict> envelope(MessageContext context) throws IOException {
    if (isDecided(context)) {
      return ofSession.or(() -> ofMessage);
    }
    if (recipients.equals(context.to())) {
      return ofRecipients;
    }
    if (!recipients.isEmpty()) {
      begin(context);
      if (ofMessage.isPresent()) {
        return ofMessage;
      }
    }
    for (String to : context.to()) {
      Optional<MilterVerdict> verdict = said(context, to);
      if (verdict.isPresent()) {
        return verdict;
      }
    }
    return Optional.empty();
  }

  private Optional<MilterVerdict> mail(MessageContext context) throws IOException {
    if (terms.has(Terms.NO_MAIL)) {
      return Optional.empty();
    }
    Packet.macros('M', new Macros(context).mail()).writeTo(out);
    return step(Packet.of('M', "<" + context.from() + ">"), !terms.has(Terms.NO_REPLY_TO_MAIL));
  }

  /** Returns the filter's verdict on a recipient, except an acceptance. */
  private Optional<MilterVerdict> said(MessageContext context, String to) throws IOException {
    if (terms.has(Terms.NO_RCPT)) {
      return Optional.empty();
    }
    Packet.macros('R', new Macros(context).recipient(to)).writeTo(out);
    return step(Packet.of('R', "<" + to + ">"), !terms.has(Terms.NO_REPLY_TO_RCPT))
        .filter(verdict -> !verdict.equals(PASS));
  }

  private Optional<MilterVerdict> header(Terms terms, MessageOctets message, int hidden)
      throws IOException {
    List<HeaderField> fields = message.header().fields();
    if (!terms.has(Terms.NO_HEADERS)) {
      for (HeaderField field : fields.subList(Math.min(hidden, fields.size()), fields.size())) {
        Optional<MilterVerdict> verdict =
            step(
                Packet.of(
                    'L', field.name(), FieldValue.shown(field, terms.has(Terms.LEADING_SPACE))),
                !terms.has(Terms.NO_REPLY_TO_HEADERS));
        if (verdict.isPresent()) {
          return verdict;
        }
      }
    }
    return terms.has(Terms.NO_END_OF_HEADER)
        ? Optional.empty()
        : step(Packet.of('N'), !terms.has(Terms.NO_REPLY_TO_END_OF_HEADER));
  }

  private Optional<MilterVerdict> body(Terms terms, MessageOctets message) throws IOException {
    BodyChunks chunks = new BodyChunks(!terms.has(Terms.NO_REPLY_TO_BODY));
    try (OutputStream buffered = new BufferedOutputStream(chunks, CHUNK)) {
      message.bodyTo(buffered);
    }
    return chunks.verdict;
  }

  /** Sends each write as a piece of the body, until the filter wants no more. */
  private final class BodyChunks extends OutputStream {
    private final boolean answers;
    private Optional<MilterVerdict> verdict = Optional.empty();
    private boolean isEnough;

    BodyChunks(boolean answers) {
      this.answers = answers;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      for (int at = 0; at < length && !isEnough; at += CHUNK) {
        int size = Math.min(CHUNK, length - at);
        byte[] chunk = new byte[size];
        System.arraycopy(from, offset + at, chunk, 0, size);
        new Packet('B', chunk).writeTo(out);
        if (answers) {
          out.flush();
          Packet answer = StepAnswers.next(in);
          verdict = answer.command() == 's' ? Optional.empty() : StepAnswers.verdict(answer);
          isEnough = answer.command() == 's' || verdict.isPresent();
        }
      }
    }
  }

  /** Sends a packet and reads the verdict, if the filter answers this step. */
  private Optional<MilterVerdict> step(Packet packet, boolean answers) throws IOException {
    packet.writeTo(out);
    if (!answers) {
      return Optional.empty();
    }
    out.flush();
    return StepAnswers.verdict(StepAnswers.next(in));
  }

  private MilterResult end(Terms terms, MessageContext context, OutputStream body)
      throws IOException {
    Packet.macros('E', new Macros(context).rest()).writeTo(out);
    Packet.of('E').writeTo(out);
    out.flush();
    return new EndOfMessageReader(in, terms.has(Terms.LEADING_SPACE), body).read();
  }
}
