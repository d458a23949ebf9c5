package org.carillon.identity.internal.source.browser;

import org.carillon.contract.source.SourceIdentity;

/** The answer that a browser brings from a source. */
public sealed interface VisitAnswer {

  /**
   * The source knows the browser's user.
   *
   * @param person the user, with the attributes besides the address
   * @param address the user's address, or its local part
   * @param session the source's id of the session there; empty if the source gives none
   * @param hint the data that is needed to sign the user out there; a secret
   * @param hasSecondFactor whether the source says that it asked for a second factor
   */
  record Known(
      SourceIdentity person, String address, String session, String hint, boolean hasSecondFactor)
      implements VisitAnswer {
    /** Leaves the hint out, so that no log can show it. */
    @Override
    public String toString() {
      return "Known[" + person.id() + "]";
    }
  }

  /**
   * The source does not admit the user, or the user declined.
   *
   * @param why a few words for the log
   */
  record Declined(String why) implements VisitAnswer {}

  /**
   * The browser's answer was not made by the source for this visit.
   *
   * @param why a few words for the log
   */
  record Wrong(String why) implements VisitAnswer {}
}
