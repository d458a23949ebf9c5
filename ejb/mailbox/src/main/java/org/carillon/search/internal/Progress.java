package org.carillon.search.internal;

/**
 * The progress of the index.
 *
 * @param lag the number of known messages that are not indexed
 * @param sound true if the index needs no attention from an administrator
 * @param state the state, as a sentence
 */
record Progress(long lag, boolean sound, String state) {
  private static final String ATTACHMENTS = "Attachments: ";

  /** Returns the progress if there is intentionally no index. */
  static Progress without(String why) {
    return new Progress(0, true, why + " Searches read every message.");
  }

  /** Returns the progress if the index is not maintained because of an error. */
  static Progress broken(long lag, Exception cause) {
    return new Progress(
        lag, false, "The index is not updated; searches read messages: " + cause.getMessage());
  }

  /**
   * Returns the progress if the index is maintained.
   *
   * @param attachments the reason why attachments are not read; empty if they are
   * @param unconfined the confinement that the reading process lacks; empty if it has all
   */
  static Progress kept(long lag, String attachments, String unconfined) {
    String how =
        lag == 0
            ? "All messages are indexed."
            : lag + " messages are not indexed yet; searches read them.";
    return attachments.isEmpty()
        ? new Progress(lag, true, unconfined.isEmpty() ? how : how + " " + ATTACHMENTS + unconfined)
        : new Progress(lag, false, how + " Attachments are not indexed for now: " + attachments);
  }
}
