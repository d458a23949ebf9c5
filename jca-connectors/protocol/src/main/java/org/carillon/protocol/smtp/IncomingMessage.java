package org.carillon.protocol.smtp;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.contract.mail.Verdict;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.wire.DottedOctets;

/**
 * A transaction's message, by DATA or in chunks: it goes into a spool, then the intake takes
 * responsibility. Lines may have any length: RFC 5321 §4.5.3.1.6 allows 1,000 octets, real mail has
 * longer ones, and no line is held in memory. LMTP has a reply for each recipient (RFC 2033 §4.2).
 */
final class IncomingMessage implements AutoCloseable {
  /** The octets that are read beyond the limit, so that the client gets a clear reply. */
  static final long DRAIN_OCTETS = 64L << 20;

  /** The reply to a message beyond that. */
  static final Verdict.Refused FAR_TOO_LARGE =
      new Verdict.Refused(552, "5.3.4", "Message size exceeds limit");

  private final SmtpState state;
  private final Envelope envelope;
  private final Spool spool;
  private final HeaderRewriter head;
  private final SizeLimitedSink sink;

  /** Creates a message to the accepted recipients. */
  IncomingMessage(SmtpState state) {
    this.state = state;
    this.envelope = new Envelope(state.from().orElseThrow(), List.copyOf(state.to()));
    this.spool = state.intake().spool(state.session(), envelope.from().declaredSize());
    this.head = new HeaderRewriter(spool::write, state, envelope);
    this.sink = new SizeLimitedSink(head, state.terms().messageOctets());
  }

  SizeLimitedSink sink() {
    return sink;
  }

  /** Ends the message; returns the reply, without the separate replies for recipients. */
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

  /** Refuses the message for all recipients. */
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

  /** Returns the reply to the message by its lines; accepted if it is valid for the intake. */
  Verdict verdict(DottedOctets.Result lines) {
    return switch (lines) {
      case BARE_ENDING ->
          new Verdict.Refused(
              550, "5.6.0", "Message contains bare CR or LF (mail.in.bare-line-ends)");
      case WHOLE, ENDLESS -> {
        if (sink.tooLarge()) {
          yield new Verdict.Refused(552, "5.3.4", "Message size exceeds limit");
        }
        if (sink.failed()) {
          yield new Verdict.Deferred(452, "4.3.1", "Insufficient system storage, try again later");
        }
        if (head.isTooLong()) {
          yield new Verdict.Refused(550, "5.6.0", "Message header is too long");
        }
        if (head.lacksFrom() && state.terms().missingFrom() == MissingFromPolicy.REFUSE) {
          yield new Verdict.Refused(550, "5.6.0", "Message has no From field");
        }
        if (head.received() > state.terms().received()) {
          yield new Verdict.Refused(554, "5.4.6", "Mail loop detected: too many Received fields");
        }
        yield new Verdict.Accepted("Received");
      }
    };
  }

  /** Returns the reply to a message too large to be read to its end. */
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
