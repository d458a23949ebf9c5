package org.carillon.contract.mail;

/**
 * What is said to a client, a sender, a recipient or a message (RFC 5321 §4.2.1): a positive reply,
 * a transient or a permanent negative one. Texts are one line, ASCII, without the status codes.
 */
public sealed interface Verdict {

  /** Of one who has nothing against it, whatever is said to the client then. */
  Accepted AGREED = new Accepted("Ok");

  /**
   * Taken. For a message: committed and on the disk.
   *
   * @param text what to say behind 250, for a message with the id it is known by
   */
  record Accepted(String text) implements Verdict {}

  /**
   * Not now; nothing was kept.
   *
   * @param code a 4yz reply code (RFC 5321 §4.2)
   * @param status an enhanced status, {@code 4.x.y} (RFC 3463)
   */
  record Deferred(int code, String status, String text) implements Verdict {}

  /**
   * Never; nothing was kept.
   *
   * @param code a 5yz reply code
   * @param status an enhanced status, {@code 5.x.y}
   */
  record Refused(int code, String status, String text) implements Verdict {}
}
