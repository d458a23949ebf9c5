package org.carillon.identity.internal.source.browser;

import org.carillon.contract.source.SourcePerson;

/** What a browser brings from a source. */
public sealed interface VisitAnswer {

  /**
   * The source knows who sits before it.
   *
   * @param person with what the source says of him, besides his address
   * @param address his address, or what is before its @
   * @param session what the source calls his session there; empty where it does not say
   * @param hint by which he is signed out there; a secret
   * @param hasSecondFactor whether the source says that it asked for a second factor
   */
  record Known(
      SourcePerson person, String address, String session, String hint, boolean hasSecondFactor)
      implements VisitAnswer {
    /** Leaves the hint out, so that no log can show it. */
    @Override
    public String toString() {
      return "Known[" + person.id() + "]";
    }
  }

  /**
   * It does not let him in, or he did not want to.
   *
   * @param why a few words for the log
   */
  record Declined(String why) implements VisitAnswer {}

  /**
   * What the browser brings is not what the source says.
   *
   * @param why a few words for the log
   */
  record Wrong(String why) implements VisitAnswer {}
}
