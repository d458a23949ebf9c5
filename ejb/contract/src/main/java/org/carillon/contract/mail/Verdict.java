package org.carillon.contract.mail;

/**
 * The reply about a client, a sender, a recipient or a message (RFC 5321 §4.2.1): positive,
 * transient negative or permanent negative. Texts are one line, ASCII, without the status codes.
 */
public sealed interface Verdict {

  /** The verdict of a check that has no objection. The client may be sent another text. */
  Accepted AGREED = new Accepted("Ok");

  /**
   * Accepted. A message is committed and on the disk.
   *
   * @param text the text after 250; for a message, with its id
   */
  record Accepted(String text) implements Verdict {}

  /**
   * Refused for now; nothing was kept.
   *
   * @param code a 4yz reply code (RFC 5321 §4.2)
   * @param status an enhanced status, {@code 4.x.y} (RFC 3463)
   */
  record Deferred(int code, String status, String text) implements Verdict {}

  /**
   * Refused permanently; nothing was kept.
   *
   * @param code a 5yz reply code
   * @param status an enhanced status, {@code 5.x.y}
   */
  record Refused(int code, String status, String text) implements Verdict {}
}
