package org.carillon.identity.internal.source.browser;

import java.time.Instant;

/** The content of a source's message that a browser posted. */
public sealed interface PostedAnswer {

  /**
   * The source names the user.
   *
   * @param id the source's id of the message, which may be used only once
   * @param content the content, as {@link BrowserSource#arrival} takes it
   * @param until the time after which the message would be too old if it came again
   */
  record Kept(String id, String content, Instant until) implements PostedAnswer {
    /** Leaves the content out, so that no log can show it. */
    @Override
    public String toString() {
      return "Kept[]";
    }
  }

  /**
   * The source does not admit the user, or the user declined.
   *
   * @param why a few words for the log
   */
  record Declined(String why) implements PostedAnswer {}

  /**
   * The message is not trustworthy.
   *
   * @param why a few words for the log
   */
  record Wrong(String why) implements PostedAnswer {}
}
