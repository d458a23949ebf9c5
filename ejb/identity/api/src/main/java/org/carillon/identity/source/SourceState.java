package org.carillon.identity.source;

import java.time.Instant;

/** Says whether a source answers, according to the last request of this node. */
public sealed interface SourceState {

  /** The source was not asked since it was changed or since the server started. */
  record Unasked() implements SourceState {}

  /** The source answered the last request. */
  record Answers() implements SourceState {}

  /**
   * The source did not answer.
   *
   * @param since the time of its first failure after it had last answered
   */
  record Silent(Instant since) implements SourceState {}
}
