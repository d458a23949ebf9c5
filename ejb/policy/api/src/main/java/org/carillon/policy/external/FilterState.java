package org.carillon.policy.external;

import java.time.Instant;
import java.util.Optional;

/** The state of a filter, by this node's last query to it. */
public sealed interface FilterState {

  /** The filter has not been queried since it was changed or the server started. */
  record Unasked() implements FilterState {}

  /** The filter answered the last query. */
  record Answers() implements FilterState {}

  /**
   * The filter did not answer.
   *
   * @param since the time of the first failure after its last answer
   */
  record Silent(Instant since) implements FilterState {}

  /**
   * Returns the state of a filter that was queried.
   *
   * @param since the time of the first failure; empty if it answered
   */
  static FilterState silentSince(Optional<Instant> since) {
    return since.<FilterState>map(Silent::new).orElseGet(Answers::new);
  }
}
