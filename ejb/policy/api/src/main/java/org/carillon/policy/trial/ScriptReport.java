package org.carillon.policy.trial;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.run.TraceLine;
import org.carillon.sieve.syntax.SieveError;

/**
 * What rules would do with a message.
 *
 * @param actions in their order
 * @param fault what went wrong: then the message is kept, and nothing else is done
 * @param lines that were run, with what their tests said, in their order
 */
public record ScriptReport(
    List<TrialAction> actions, Optional<SieveError> fault, List<TraceLine> lines) {
  /** Keeps copies. */
  public ScriptReport {
    actions = List.copyOf(actions);
    lines = List.copyOf(lines);
  }
}
