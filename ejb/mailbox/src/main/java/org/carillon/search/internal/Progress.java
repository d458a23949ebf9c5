package org.carillon.search.internal;

/**
 * How far the index is.
 *
 * @param lag how many messages are known that are not indexed
 * @param sound whether nothing about it needs an administrator
 * @param state how it is, in a sentence
 */
record Progress(long lag, boolean sound, String state) {
  private static final String ATTACHMENTS = "Attachments: ";

  /** There is no index now, on purpose. */
  static Progress without(String why) {
    return new Progress(0, true, why + " Searches read every message.");
  }

  /** The index is not kept. */
  static Progress broken(long lag, Exception cause) {
    return new Progress(
        lag, false, "The index is not kept, searches read messages: " + cause.getMessage());
  }

  /**
   * The index is kept.
   *
   * @param attachments why attachments are not read; empty when they are
   * @param unconfined what could not be taken from the process that reads them; empty when all was
   */
  static Progress kept(long lag, String attachments, String unconfined) {
    String how =
        lag == 0
            ? "All messages are indexed."
            : lag + " messages are not indexed yet; searches read them.";
    return attachments.isEmpty()
        ? new Progress(lag, true, unconfined.isEmpty() ? how : how + " " + ATTACHMENTS + unconfined)
        : new Progress(lag, false, how + " Attachments are not read for now: " + attachments);
  }
}
