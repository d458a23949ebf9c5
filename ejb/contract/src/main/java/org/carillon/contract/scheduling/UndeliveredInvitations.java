package org.carillon.contract.scheduling;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.content.Content;

/**
 * Handles undeliverable mail with the null reverse-path. Nobody else is notified when a message
 * that this server writes for a meeting fails (RFC 6047 §2.2.2 leaves that to the transport).
 */
public interface UndeliveredInvitations {

  /**
   * Records in the meeting of a message which recipients the message did not reach. Does nothing if
   * the message is not about a meeting of an account here. May be called twice for the same
   * failure.
   *
   * @param message the whole message
   * @param recipients the addresses for which delivery failed
   * @return true if the message was written for a meeting of an account here; nobody else is to be
   *     notified then
   * @throws IOException if it can't be read
   */
  boolean failed(Content message, List<String> recipients) throws IOException;
}
