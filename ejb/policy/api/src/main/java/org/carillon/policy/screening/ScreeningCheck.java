package org.carillon.policy.screening;

import java.io.IOException;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;

/** A check of messages from outside. All such beans run in parallel and add up findings. */
public interface ScreeningCheck {

  /** Returns the name in findings and logs: a word in lower case, unique among the checks. */
  String name();

  /** Returns the time limit, and whether the mail waits if the check fails. */
  StageTerms terms();

  /**
   * Checks a message. Called by many threads at once.
   *
   * @param dns the DNS to query; not the real one in a policy trial
   * @throws IOException if the check cannot tell now
   * @throws InterruptedException if nobody waits for the result any more
   */
  CheckResult examine(ScreeningQuestion question, DnsLookup dns)
      throws IOException, InterruptedException;

  /** Receives the decision on a real message before the client. Must be fast and not fail. */
  default void decided(ScreeningQuestion question, ScreeningReport report) {
    // Most checks need not know.
  }
}
