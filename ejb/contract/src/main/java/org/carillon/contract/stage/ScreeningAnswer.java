package org.carillon.contract.stage;

import org.carillon.contract.mail.Verdict;

public sealed interface ScreeningAnswer {
  /** The message continues unchanged. */
  Passed UNCHANGED = new Passed(MessageChange.NONE);

  /** The message continues with these changes. */
  record Passed(MessageChange change) implements ScreeningAnswer {}

  /**
   * The message, with these changes, is quarantined until somebody releases or deletes it.
   *
   * @param reason the reason, in one line
   * @param isCertain true if a single finding demands it, for example a virus; its recipients are
   *     not asked then
   */
  record Quarantined(MessageChange change, String reason, boolean isCertain)
      implements ScreeningAnswer {
    /** Creates a quarantine that is demanded by a single finding. */
    public Quarantined(MessageChange change, String reason) {
      this(change, reason, true);
    }
  }

  /** The message is refused or deferred. */
  record Stopped(Verdict verdict) implements ScreeningAnswer {}

  /** The message is discarded, but the client is told that it was accepted. */
  record Discarded(String reason) implements ScreeningAnswer {}
}
