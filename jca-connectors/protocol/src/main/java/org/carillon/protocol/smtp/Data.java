package org.carillon.protocol.smtp;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.IntakeAnswer;
import org.carillon.protocol.wire.DottedOctets;

/**
 * DATA (RFC 5321 §4.1.1.4): the message goes into a spool as it comes, then the intake takes
 * responsibility. LMTP answers each recipient (RFC 2033 §4.2).
 */
final class Data implements Command {
  /** RFC 5321 §4.5.3.1.6 says 1,000; what is sent out there is longer, and is no danger. */
  private static final int LINE_OCTETS = 65_536;

  /** How much more than it may be a message is read to its end, for the sake of a clear answer. */
  private static final long DRAIN_OCTETS = 64L << 20;

  @Override
  public Reply run(SmtpState state, String arguments) throws SyntaxException, IOException {
    if (!arguments.isEmpty()) {
      throw new SyntaxException(501, "5.5.4", "No arguments expected");
    }
    if (state.from().isEmpty()) {
      return Reply.of(503, "5.5.1", "Say MAIL and RCPT first");
    }
    if (state.to().isEmpty()) {
      return state.lmtp()
          ? Reply.of(503, "5.5.1", "No valid recipients")
          : Reply.of(554, "5.5.1", "No valid recipients");
    }
    Envelope envelope = new Envelope(state.from().get(), List.copyOf(state.to()));
    try (Spool spool = state.intake().spool(state.visit(), envelope.from().declaredSize())) {
      state.wire().write(Reply.of(354, "", "End with a dot on a line of its own").render());
      MessageHead head = new MessageHead(spool::write, state, envelope);
      GuardedSink sink = new GuardedSink(head, state.terms().messageOctets());
      long most = state.terms().messageOctets() + DRAIN_OCTETS;
      DottedOctets.Result result = new DottedOctets(LINE_OCTETS, most).read(state.wire(), sink);
      if (result == DottedOctets.Result.ENDLESS) {
        return Reply.closing(552, "5.3.4", "Message far too large");
      }
      sink.finish(head);
      return answer(state, envelope, spool, verdict(state, result, head, sink));
    } finally {
      state.reset();
    }
  }

  /** What the message itself is answered before the intake sees it; positive when it shall. */
  private static Reply verdict(
      SmtpState state, DottedOctets.Result result, MessageHead head, GuardedSink sink) {
    return switch (result) {
      case BARE_ENDING -> Reply.of(550, "5.6.0", "CR and LF must come together in a message");
      case LONG_LINE -> Reply.of(550, "5.6.0", "A line is longer than " + LINE_OCTETS);
      case WHOLE, ENDLESS -> {
        if (sink.tooLarge()) {
          yield Reply.of(552, "5.3.4", "Message too large");
        }
        if (sink.failed()) {
          yield Reply.of(452, "4.3.1", "No room for the message now");
        }
        if (head.received() > state.terms().received()) {
          yield Reply.of(554, "5.4.6", "The message has gone round in circles");
        }
        yield Reply.of(250, "2.6.0", "Received");
      }
    };
  }

  private static Reply answer(SmtpState state, Envelope envelope, Spool spool, Reply verdict)
      throws IOException {
    if (!state.lmtp()) {
      return verdict.positive()
          ? Reply.of(state.intake().accept(state.visit(), envelope, spool), "2.0.0")
          : verdict;
    }
    List<Reply> replies =
        verdict.positive()
            ? delivered(state, envelope, spool)
            : envelope.to().stream().map(each -> verdict).toList();
    for (Reply reply : replies.subList(0, replies.size() - 1)) {
      state.wire().write(reply.render());
    }
    return replies.getLast();
  }

  private static List<Reply> delivered(SmtpState state, Envelope envelope, Spool spool) {
    List<IntakeAnswer> answers = state.intake().deliver(state.visit(), envelope, spool);
    if (answers.size() != envelope.to().size()) {
      throw new IllegalStateException(
          answers.size() + " answers for " + envelope.to().size() + " recipients");
    }
    return answers.stream().map(each -> Reply.of(each, "2.1.5")).toList();
  }
}
