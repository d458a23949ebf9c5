package org.carillon.identity.source;

import java.time.Instant;

/** Whether a source answers, by what this node last asked it. */
public sealed interface SourceState {

  /** It was not asked since it was changed, or since the server started. */
  record Unasked() implements SourceState {}

  /** It answered the last question. */
  record Answers() implements SourceState {}

  /**
   * It did not answer.
   *
   * @param since when it failed first after it had answered
   */
  record Silent(Instant since) implements SourceState {}
}
