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
 * A conversation with a milter: of one session, message by message, each from its sender to the end
 * of its body. What it says of a recipient while the client waits refuses that one alone; of one
 * that the client was told to be served already it refuses the message.
 */
public final class Milter {
  private static final int BUFFER = 65_536;
  private static final int CHUNK = 65_535;
  private static final MilterVerdict PASS = new MilterVerdict.Pass();

  private final DataOutputStream out;
  private final AnswerReader in;
  private Terms terms;

  /** What it said of the session, for all messages of it. */
  private Optional<MilterVerdict> ofSession = Optional.empty();

  /** What it said of the sender of the message that is being told. */
  private Optional<MilterVerdict> ofMessage = Optional.empty();

  /** What it said of the message at one of these recipients. */
  private Optional<MilterVerdict> ofRecipients = Optional.empty();

  /** Whose message is being told; null before the first. */
  private String sender;

  /** Whether nothing more is said of that message, and whether it came to its end. */
  private boolean isOver = true;

  private boolean isWhole = true;

  private final List<String> recipients = new ArrayList<>();

  /** Over a fresh connection. */
  public Milter(PeerConnection connection) {
    this.out = new DataOutputStream(new BufferedOutputStream(connection.out(), BUFFER));
    this.in = new AnswerReader(connection.in());
  }

  /**
   * Which version of the protocol it speaks; ends the conversation.
   *
   * @throws IOException when it is no milter
   */
  public int version() throws IOException {
    int version = Terms.agree(out, in).version();
    quit();
    return version;
  }

  /**
   * What it says of a recipient, while the client waits for that.
   *
   * @param context what is known of the session and the sender by then; its recipients do not count
   * @return why that one is not served; empty if it is
   * @throws IOException when it does not answer, or nonsense
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

  /** Whether nothing has to be said any more of a message from this sender. */
  private boolean isDecided(MessageContext context) throws IOException {
    greet(context);
    if (ofSession.isEmpty() && (isOver || !context.from().equals(sender))) {
      begin(context);
    }
    return ofSession.isPresent() || ofMessage.isPresent();
  }

  /**
   * Has it look at a message; goes on with what it was told of it before, and is ready for another
   * then.
   *
   * @param hidden how many fields on top it is not shown: what this server wrote itself
   * @param body where another body goes, if it has one
   * @throws IOException when it does not answer, or nonsense
   */
  public MilterOpinion look(
      MessageContext context, MessageOctets message, int hidden, OutputStream body)
      throws IOException {
    Optional<MilterVerdict> before = before(context, message, hidden);
    isOver = true;
    if (before.isPresent()) {
      return MilterOpinion.of(before.get());
    }
    MilterOpinion opinion = end(terms, context, body);
    isWhole = true;
    return opinion;
  }

  /** The same for one message alone. */
  public MilterOpinion ask(
      MessageContext context, MessageOctets message, int hidden, OutputStream body)
      throws IOException {
    MilterOpinion opinion = look(context, message, hidden, body);
    quit();
    return opinion;
  }

  /** Ends the conversation. */
  public void quit() throws IOException {
    Packet.of('Q').writeTo(out);
    out.flush();
  }

  /** What is said once a session. */
  private void greet(MessageContext context) throws IOException {
    if (terms == null) {
      terms = Terms.agree(out, in);
      ofSession = connect(terms, new Macros(context), context);
    }
  }

  /** Begins a message; one that did not come to its end is given up. */
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

  /** All but the end; what decides before that, if anything does. */
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

  /** Whom it is from and for: anew, unless that is what it was told before. */
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

  /** What it says of a recipient; what it accepts here is this recipient, not the message. */
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

  /** Each write is a piece of the body, until the filter has seen enough. */
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

  /** Says something, and reads what it answers to that, if it does. */
  private Optional<MilterVerdict> step(Packet packet, boolean answers) throws IOException {
    packet.writeTo(out);
    if (!answers) {
      return Optional.empty();
    }
    out.flush();
    return StepAnswers.verdict(StepAnswers.next(in));
  }

  private MilterOpinion end(Terms terms, MessageContext context, OutputStream body)
      throws IOException {
    Packet.macros('E', new Macros(context).rest()).writeTo(out);
    Packet.of('E').writeTo(out);
    out.flush();
    return new LastWords(in, terms.has(Terms.LEADING_SPACE), body).read();
  }
}
