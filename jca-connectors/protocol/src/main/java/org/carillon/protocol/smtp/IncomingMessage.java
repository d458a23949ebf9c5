package org.carillon.protocol.smtp;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.MissingFrom;
import org.carillon.contract.mail.Verdict;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.wire.DottedOctets;

/**
 * A transaction's message as it comes, by DATA or in chunks: it goes into a spool, then the intake
 * takes responsibility. Lines may be of any length: RFC 5321 §4.5.3.1.6 says 1,000 octets, what is
 * sent out there is longer, and nothing here holds one. LMTP answers each recipient (RFC 2033
 * §4.2).
 */
final class IncomingMessage implements AutoCloseable {
  /** How much more than it may be a message is read to its end, for the sake of a clear answer. */
  static final long DRAIN_OCTETS = 64L << 20;

  /** The answer to what is more than that. */
  static final Verdict.Refused FAR_TOO_LARGE =
      new Verdict.Refused(552, "5.3.4", "Message far too large");

  private final SmtpState state;
  private final Envelope envelope;
  private final Spool spool;
  private final MessageHead head;
  private final GuardedSink sink;

  /** A message to the recipients that were accepted. */
  IncomingMessage(SmtpState state) {
    this.state = state;
    this.envelope = new Envelope(state.from().orElseThrow(), List.copyOf(state.to()));
    this.spool = state.intake().spool(state.session(), envelope.from().declaredSize());
    this.head = new MessageHead(spool::write, state, envelope);
    this.sink = new GuardedSink(head, state.terms().messageOctets());
  }

  /** Where it goes. */
  GuardedSink sink() {
    return sink;
  }

  /** The message has ended: what that is answered, but for what was said to some recipients. */
  Reply finish(DottedOctets.Result result) throws IOException {
    sink.finish(head);
    Verdict verdict = verdict(result);
    boolean good = verdict instanceof Verdict.Accepted;
    if (!state.lmtp()) {
      return good ? accepted() : refuse(verdict);
    }
    List<Reply> replies =
        good ? delivered() : Collections.nCopies(envelope.to().size(), refuse(verdict));
    for (Reply reply : replies.subList(0, replies.size() - 1)) {
      state.wire().write(reply.render());
    }
    return replies.getLast();
  }

  /** Not taken, whoever it is for. */
  Reply refuse(Verdict verdict) {
    return state.notTaken(envelope.from(), envelope.to(), verdict);
  }

  private Reply accepted() {
    Reply reply = Reply.of(state.intake().accept(state.session(), envelope, mailData()), "2.0.0");
    if (reply.positive()) {
      state.tookMessage();
    }
    return reply;
  }

  private MailData mailData() {
    return new MailData(spool, head.header());
  }

  /**
   * What the message itself is answered before the intake sees it; accepted when it shall.
   *
   * @param lines what was found of its lines
   */
  Verdict verdict(DottedOctets.Result lines) {
    return switch (lines) {
      case BARE_ENDING ->
          new Verdict.Refused(
              550,
              "5.6.0",
              "Lines end with CR LF: the message has CR or LF alone (mail.in.bare-line-ends)");
      case WHOLE, ENDLESS -> {
        if (sink.tooLarge()) {
          yield new Verdict.Refused(552, "5.3.4", "Message too large");
        }
        if (sink.failed()) {
          yield new Verdict.Deferred(452, "4.3.1", "No room for the message now");
        }
        if (head.isTooLong()) {
          yield new Verdict.Refused(550, "5.6.0", "The header is too long");
        }
        if (head.lacksFrom() && state.terms().missingFrom() == MissingFrom.REFUSE) {
          yield new Verdict.Refused(550, "5.6.0", "A message has a From field");
        }
        if (head.received() > state.terms().received()) {
          yield new Verdict.Refused(554, "5.4.6", "The message has gone round in circles");
        }
        yield new Verdict.Accepted("Received");
      }
    };
  }

  /** It is so large that it is not even read to its end. */
  Reply endless() {
    return refuse(FAR_TOO_LARGE).last();
  }

  private List<Reply> delivered() {
    List<Verdict> answers = state.intake().deliver(state.session(), envelope, mailData());
    if (answers.size() != envelope.to().size()) {
      throw new IllegalStateException(
          answers.size() + " answers for " + envelope.to().size() + " recipients");
    }
    return answers.stream().map(each -> Reply.of(each, "2.1.5")).toList();
  }

  @Override
  public void close() {
    head.close();
    spool.close();
  }
}
