package org.carillon.policy.authentication;

import java.io.IOException;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.results.AuthenticationResults;

/**
 * Reads the header of a stored message without forged trace fields. A message that was put into a
 * mailbox in another way than by delivery (IMAP APPEND, an import, another user of a shared
 * mailbox) was never checked here, although its header can claim so in the very words of this
 * server. Only delivery writes trace fields before a message (RFC 5321 §4.4). They are stored apart
 * from the content, where no client can write.
 */
public final class DeliveredHeader {
  private DeliveredHeader() {}

  /**
   * Reads the header. For a message that was not delivered, it leaves out the fields that tell
   * check results.
   *
   * @param prefix the number of octets of trace fields that delivery put before the message
   * @throws IOException if the store cannot be read
   */
  public static Header read(Content message, int prefix) throws IOException {
    Header header = Header.read(message.stream());
    return prefix > 0 ? header : header.edit().remove(AuthenticationResults.NAME).apply();
  }
}
