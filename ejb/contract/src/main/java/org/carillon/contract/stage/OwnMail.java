package org.carillon.contract.stage;

import java.io.IOException;

/**
 * Sends messages that this server writes by itself: with the null reverse-path, so that nobody is
 * told when one fails, and signed by the domain in whose name they are.
 */
public interface OwnMail {

  /**
   * Takes a message to be sent; it is durable then.
   *
   * @param domain in whose name: the one in its From
   * @param message the whole message, CRLF line ends, of ASCII
   * @return false where nothing can be sent to that address
   * @throws IOException when it can't be taken now
   */
  boolean send(String domain, String to, byte[] message) throws IOException;
}
