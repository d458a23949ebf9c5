package org.carillon.filter.milter;

/** What a filter has done with a message. */
public sealed interface MilterVerdict {
  /** It goes on. */
  record Pass() implements MilterVerdict {}

  /** It is thrown away; the client hears that it was taken. */
  record Discard() implements MilterVerdict {}

  /**
   * The client is told so.
   *
   * @param code 4xx or 5xx
   * @param status the enhanced status code (RFC 3463)
   * @param text in ASCII
   */
  record Reply(int code, String status, String text) implements MilterVerdict {}
}
