package org.carillon.contract.mail;

/**
 * The reply about a client, a sender, a recipient or a message (RFC 5321 §4.2.1): positive,
 * transient negative or permanent negative. Texts are one line, ASCII, without the status codes.
 */
public sealed interface Verdict {

  /** The verdict of a check that has no objection. The client may be sent another text. */
  Accepted AGREED = new Accepted("Ok");

  /** Accepted; a message is on the disk. The text after 250 contains the message's id. */
  record Accepted(String text) implements Verdict {}

  /** Refused for now, nothing kept, with 4yz (RFC 5321 §4.2) and {@code 4.x.y} (RFC 3463). */
  record Deferred(int code, String status, String text) implements Verdict {}

  /** Refused permanently, nothing kept, with a 5yz code and a status {@code 5.x.y}. */
  record Refused(int code, String status, String text) implements Verdict {}
}
