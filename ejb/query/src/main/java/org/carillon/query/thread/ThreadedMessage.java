package org.carillon.query.thread;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import org.carillon.contract.mailbox.search.ThreadAlgorithm;
import org.carillon.format.mime.header.References;
import org.carillon.format.mime.summary.Summary;
import org.carillon.query.source.MessageSummary;

/**
 * A message with what it is threaded by.
 *
 * @param index its index in the view
 * @param sent the Date field's moment, or else INTERNALDATE's, in milliseconds since 1970
 * @param arrived INTERNALDATE's moment
 * @param subject its base subject, collated; empty where the algorithm does not ask for it
 * @param replyOrForward whether the subject has a mark of answering or forwarding
 * @param references what joins it to others; absent where only the header says it
 */
record ThreadedMessage(
    int index,
    long sent,
    long arrived,
    String subject,
    boolean replyOrForward,
    Optional<References> references) {

  /** The order of siblings (RFC 5256 §3). */
  static final Comparator<ThreadedMessage> BY_DATE =
      Comparator.comparingLong(ThreadedMessage::sent).thenComparingInt(ThreadedMessage::index);

  static ThreadedMessage of(int index, MessageSummary facts, ThreadAlgorithm algorithm) {
    Summary texts = Summary.decode(facts.texts());
    return new ThreadedMessage(
        index,
        texts.sent().orElse(facts.arrived()),
        facts.arrived(),
        Threading.asksSubjects(algorithm)
            ? new String(texts.text(Summary.Text.BASE_SUBJECT), StandardCharsets.UTF_8)
            : "",
        texts.isReplyOrForward(),
        Threading.asksReferences(algorithm) ? texts.references() : Optional.of(References.NONE));
  }

  /** The same with what its header said. */
  ThreadedMessage with(References found) {
    return new ThreadedMessage(index, sent, arrived, subject, replyOrForward, Optional.of(found));
  }
}
