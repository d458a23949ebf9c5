package org.carillon.policy.screening;

import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.format.mime.header.Header;

/**
 * Runs the filters on messages after the checks, one after the other. Filters may change a message:
 * each gets the message as the previous one left it.
 */
public interface MessageFilters {

  /** The origin of mail. */
  enum Origin {
    /** A client that neither signed in nor is trusted. */
    STRANGER,
    /** A client that signed in, or is trusted by its address or its service. */
    USER,
    /** A client like STRANGER, but its network is not screened or screening is off. */
    UNSCREENED
  }

  /** Returns whether a filter is for mail of that origin. Called for every message. */
  boolean look(Origin origin);

  /**
   * Has a message filtered. Called by many threads at once.
   *
   * @param header the current header of the message
   */
  Filtered filter(ScreeningQuestion question, Origin origin, Header header);
}
