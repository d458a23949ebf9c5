package org.carillon.policy.screening;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.MessageChange;
import org.carillon.policy.verdict.Finding;
import org.carillon.stage.Step;

/**
 * What filters made of a message.
 *
 * @param steps what became of each that was asked, for the message's trace
 * @param waits whether one can't tell without which the mail is to wait
 * @param stopped what one had the client told in words of its own
 * @param change what they changed; its body is closed by whoever has this
 */
public record Filtered(
    List<Finding> findings,
    List<Step> steps,
    boolean waits,
    Optional<Verdict> stopped,
    MessageChange change) {
  /** Nobody looked. */
  public static final Filtered UNSEEN =
      new Filtered(List.of(), List.of(), false, Optional.empty(), MessageChange.NONE);

  /** Copies. */
  public Filtered {
    findings = List.copyOf(findings);
    steps = List.copyOf(steps);
  }

  /** Ends it where nothing of the change is wanted. */
  public void close() {
    change.body().ifPresent(body -> body.close());
  }
}
