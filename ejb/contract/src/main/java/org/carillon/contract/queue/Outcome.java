package org.carillon.contract.queue;

/** The result of one delivery attempt for one recipient. */
public sealed interface Outcome {

  /** Returns the id of the recipient's row. */
  long recipient();

  /**
   * The next host accepted responsibility.
   *
   * @param host its name ({@code mx.example.test})
   * @param reply its reply, one line
   * @param dsn true if it supports delivery status notifications (RFC 3461)
   */
  record Relayed(long recipient, String host, String reply, boolean dsn) implements Outcome {}

  /** The delivery is to be tried again: {@code 4.x.y}, and the host's reply or our own. */
  record Delayed(long recipient, String host, String status, String reply) implements Outcome {}

  /** The delivery failed permanently: the sender is told. The status is {@code 5.x.y}. */
  record Failed(long recipient, String host, String status, String reply) implements Outcome {}
}
