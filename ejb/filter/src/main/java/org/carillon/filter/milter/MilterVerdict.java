package org.carillon.filter.milter;

public sealed interface MilterVerdict {
  record Pass() implements MilterVerdict {}

  /** The message is discarded, but the client is told that it was accepted. */
  record Discard() implements MilterVerdict {}

  /**
   * The client gets this reply.
   *
   * @param code 4xx or 5xx
   * @param status the enhanced status code (RFC 3463)
   * @param text in ASCII
   */
  record Reply(int code, String status, String text) implements MilterVerdict {}
}
