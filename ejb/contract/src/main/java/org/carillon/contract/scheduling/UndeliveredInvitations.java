package org.carillon.contract.scheduling;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.content.Content;

/**
 * Is told of mail with the null reverse-path that could not be delivered: of what this server
 * writes for meetings nobody else hears (RFC 6047 §2.2.2 leaves that to the transport).
 */
public interface UndeliveredInvitations {

  /**
   * Says in the meeting that a message was about whom it did not reach; of a message that says
   * nothing of one made here it does nothing. May be told twice.
   *
   * @param message the whole message
   * @param recipients the addresses that it failed for
   * @return whether it was written for a meeting of somebody here: nobody else is to hear of it
   * @throws IOException when it can't be read
   */
  boolean failed(Content message, List<String> recipients) throws IOException;
}
