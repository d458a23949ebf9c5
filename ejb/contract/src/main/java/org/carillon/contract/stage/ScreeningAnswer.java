package org.carillon.contract.stage;

import org.carillon.contract.mail.Verdict;

/** What becomes of a message that was screened. */
public sealed interface ScreeningAnswer {
  /** It goes on as it is. */
  Passed UNCHANGED = new Passed(MessageChange.NONE);

  /** It goes on, changed so. */
  record Passed(MessageChange change) implements ScreeningAnswer {}

  /**
   * It is kept aside, changed so, until somebody releases or deletes it.
   *
   * @param reason why, in one line
   * @param isCertain whether one finding alone wants that, a virus for example, so that its
   *     recipients are not asked
   */
  record Quarantined(MessageChange change, String reason, boolean isCertain)
      implements ScreeningAnswer {
    /** For one reason alone. */
    public Quarantined(MessageChange change, String reason) {
      this(change, reason, true);
    }
  }

  /** It is refused or deferred. */
  record Stopped(Verdict verdict) implements ScreeningAnswer {}

  /** It is thrown away; the client hears that it was taken. */
  record Discarded(String reason) implements ScreeningAnswer {}
}
