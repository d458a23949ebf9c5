package org.carillon.policy.screening;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.MessageChange;
import org.carillon.policy.verdict.Finding;
import org.carillon.stage.Step;

/**
 * The result of the filters.
 *
 * @param steps the outcome of each filter that ran, for the message's trace
 * @param waits whether a filter failed without which the mail has to wait
 * @param stopped the reply to the client that a filter asked for
 * @param change the filters' change to the message; the owner of this record closes its body
 */
public record Filtered(
    List<Finding> findings,
    List<Step> steps,
    boolean waits,
    Optional<Verdict> stopped,
    MessageChange change) {
  /** The result if no filter was run. */
  public static final Filtered UNSEEN =
      new Filtered(List.of(), List.of(), false, Optional.empty(), MessageChange.NONE);

  public Filtered {
    findings = List.copyOf(findings);
    steps = List.copyOf(steps);
  }

  /** Closes the change; for callers that do not use it. */
  public void close() {
    change.body().ifPresent(body -> body.close());
  }
}
