package org.carillon.policy.screening;

import java.io.IOException;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;

/**
 * One who looks at messages of strangers. Every bean that implements this is asked, all side by
 * side; what they find is added up.
 */
public interface ScreeningCheck {

  /** What findings and logs call it: a word in lower case, its own among all checks. */
  String name();

  /** How long it may take, and whether the mail waits when it can't tell. */
  StageTerms terms();

  /**
   * Looks at a message. Is called by many threads at once.
   *
   * @param dns who is asked; when a policy is tried out not the real one
   * @throws IOException when it can't tell
   * @throws InterruptedException when nobody waits for it any more
   */
  CheckResult examine(ScreeningQuestion question, DnsLookup dns)
      throws IOException, InterruptedException;

  /**
   * Hears what was decided of a message that really came, before its client does; not of one that
   * is tried out. Returns soon, and does not fail for what it could not do.
   */
  default void decided(ScreeningQuestion question, ScreeningReport report) {
    // Most have nothing to do then.
  }
}
