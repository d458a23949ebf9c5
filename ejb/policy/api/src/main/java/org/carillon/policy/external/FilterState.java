package org.carillon.policy.external;

import java.time.Instant;
import java.util.Optional;

/** Whether a filter answers, by what this node last asked it. */
public sealed interface FilterState {

  /** It was not asked since it was changed, or since the server started. */
  record Unasked() implements FilterState {}

  /** It answered the last question. */
  record Answers() implements FilterState {}

  /**
   * It did not answer.
   *
   * @param since when it failed first after it had answered
   */
  record Silent(Instant since) implements FilterState {}

  /** That of one that was asked. */
  static FilterState silentSince(Optional<Instant> since) {
    return since.<FilterState>map(Silent::new).orElseGet(Answers::new);
  }
}
