package org.carillon.identity.internal.source.browser;

import java.time.Instant;

/** What a source says by a message that a browser posted. */
public sealed interface PostedAnswer {

  /**
   * Who it is.
   *
   * @param id what the source calls this word of it; it says it once
   * @param content as its {@link BrowserSource#arrival} takes it
   * @param until when the word would be too old if it came again
   */
  record Kept(String id, String content, Instant until) implements PostedAnswer {
    /** Leaves the content out, so that no log can show it. */
    @Override
    public String toString() {
      return "Kept[]";
    }
  }

  /**
   * It does not let him in, or he did not want to.
   *
   * @param why a few words for the log
   */
  record Declined(String why) implements PostedAnswer {}

  /**
   * It is not to be believed.
   *
   * @param why a few words for the log
   */
  record Wrong(String why) implements PostedAnswer {}
}
