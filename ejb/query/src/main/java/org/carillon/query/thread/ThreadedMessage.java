package org.carillon.query.thread;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import org.carillon.contract.mailbox.search.ThreadAlgorithm;
import org.carillon.format.mime.header.References;
import org.carillon.format.mime.summary.Summary;
import org.carillon.query.source.MessageSummary;

/**
 * A message with the data by which it is threaded.
 *
 * @param index its index in the view
 * @param sent the time in the Date field, or else INTERNALDATE, in milliseconds since 1970
 * @param arrived INTERNALDATE in milliseconds since 1970
 * @param subject its base subject, collated; empty if the algorithm does not need it
 * @param replyOrForward true if the subject has a prefix of a reply or a forward
 * @param references the references that link it to others; absent if only the header has them
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

  /** Returns the same message with the references from its header. */
  ThreadedMessage with(References found) {
    return new ThreadedMessage(index, sent, arrived, subject, replyOrForward, Optional.of(found));
  }
}
