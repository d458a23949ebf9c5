package org.carillon.policy.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list of traces, the latest first.
 *
 * @param next what to ask with for those before; empty if there are none
 * @param reached how far back it was looked, if that ended before the page was full
 */
public record TracePage(
    List<MessageTrace> traces, Optional<String> next, Optional<Instant> reached) {
  /** Nothing. */
  public static final TracePage NONE = new TracePage(List.of(), Optional.empty(), Optional.empty());

  /** Copies. */
  public TracePage {
    traces = List.copyOf(traces);
  }
}
