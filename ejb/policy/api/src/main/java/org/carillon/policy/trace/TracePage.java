package org.carillon.policy.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list of traces, the latest first.
 *
 * @param next the position of the next page, with earlier traces; empty if there is none
 * @param reached how far back the search got, if it ended before the page was full
 */
public record TracePage(
    List<MessageTrace> traces, Optional<String> next, Optional<Instant> reached) {
  /** A page without traces. */
  public static final TracePage NONE = new TracePage(List.of(), Optional.empty(), Optional.empty());

  public TracePage {
    traces = List.copyOf(traces);
  }
}
