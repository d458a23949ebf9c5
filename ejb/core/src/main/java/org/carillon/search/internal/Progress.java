package org.carillon.search.internal;

/**
 * How far the index is.
 *
 * @param lag how many messages are known that are not indexed
 * @param sound whether nothing about it needs an administrator
 * @param state how it is, in a sentence
 */
record Progress(long lag, boolean sound, String state) {

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
   */
  static Progress kept(long lag, String attachments) {
    String how =
        lag == 0
            ? "All messages are indexed."
            : lag + " messages are not indexed yet; searches read them.";
    return attachments.isEmpty()
        ? new Progress(lag, true, how)
        : new Progress(lag, false, how + " Attachments are not read for now: " + attachments);
  }
}
