package org.carillon.contract.queue;

/** What became of one recipient in one attempt. */
public sealed interface Outcome {

  /** The recipient's row. */
  long recipient();

  /**
   * The next host took responsibility.
   *
   * @param host who it was ({@code mx.example.test})
   * @param reply its reply, one line
   * @param dsn whether it passes delivery status notifications on (RFC 3461)
   */
  record Relayed(long recipient, String host, String reply, boolean dsn) implements Outcome {}

  /**
   * To be tried again.
   *
   * @param status an enhanced status, {@code 4.x.y}
   * @param reply the host's reply or our own sentence, one line
   */
  record Delayed(long recipient, String host, String status, String reply) implements Outcome {}

  /**
   * Given up: the sender is told.
   *
   * @param status an enhanced status, {@code 5.x.y}
   */
  record Failed(long recipient, String host, String status, String reply) implements Outcome {}
}
