package org.carillon.contract.stage;

import java.io.IOException;

/**
 * Sends messages that this server writes itself, with the null reverse-path, so that failures are
 * not reported, and signed by the domain in whose name they are sent.
 */
public interface GeneratedMail {

  /**
   * Accepts a message for sending; it is durable then.
   *
   * @param domain the domain in the message's From field, in whose name it is sent
   * @param message the whole message, with CRLF line ends, in ASCII
   * @return false if nothing can be sent to that address
   * @throws IOException if it can't be accepted now
   */
  boolean send(String domain, String to, byte[] message) throws IOException;
}
