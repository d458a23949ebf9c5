package org.carillon.policy.screening;

import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.format.mime.header.Header;

/**
 * Who looks at messages after the checks, one after the other, and may change them: each sees what
 * those before it made of a message.
 */
public interface MessageFilters {

  /** Whose mail it is. */
  enum Origin {
    /** A stranger's. */
    STRANGER,
    /** Of who signed in, or is trusted by its address or its service. */
    USER,
    /** A stranger's whose network is not screened, or when screening is switched off. */
    UNSCREENED
  }

  /** Whether anybody looks at such mail; asked of every message, and costs nothing. */
  boolean look(Origin origin);

  /**
   * Has a message filtered. Is called by many threads at once.
   *
   * @param header its header as it is by now
   */
  Filtered filter(ScreeningQuestion question, Origin origin, Header header);
}
