package org.carillon.policy.trial;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.run.TraceLine;
import org.carillon.sieve.syntax.SieveError;

/**
 * The result of trying rules on a message.
 *
 * @param actions the actions in order
 * @param fault the error, if any: then the message is kept, and nothing else is done
 * @param lines the lines that ran, with the results of their tests, in order
 */
public record ScriptReport(
    List<TrialAction> actions, Optional<SieveError> fault, List<TraceLine> lines) {
  public ScriptReport {
    actions = List.copyOf(actions);
    lines = List.copyOf(lines);
  }
}
