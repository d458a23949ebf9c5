package org.carillon.sieve.run;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.syntax.SieveError;

/**
 * What came of a run.
 *
 * @param actions what is to be done, in this order; the implicit keep is the last of them
 * @param fault what went wrong: then the actions are the implicit keep alone (RFC 5228 §2.10.6)
 * @param trace the lines that were run
 */
public record SieveResult(
    List<SieveAction> actions, Optional<SieveError> fault, List<TraceLine> trace) {
  /** Keeps copies. */
  public SieveResult {
    actions = List.copyOf(actions);
    trace = List.copyOf(trace);
  }
}
