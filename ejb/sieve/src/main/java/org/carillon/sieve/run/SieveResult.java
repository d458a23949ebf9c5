package org.carillon.sieve.run;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.syntax.SieveError;

/**
 * The result of a run.
 *
 * @param actions the actions to execute, in this order; the implicit keep is the last of them
 * @param fault the error: then the only action is the implicit keep (RFC 5228 §2.10.6)
 * @param trace the lines that were run
 */
public record SieveResult(
    List<SieveAction> actions, Optional<SieveError> fault, List<TraceLine> trace) {
  public SieveResult {
    actions = List.copyOf(actions);
    trace = List.copyOf(trace);
  }
}
