package org.carillon.policy.authentication;

import java.io.IOException;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.results.AuthenticationResults;

/**
 * The header of a stored message, as far as it may be believed. What a program put into a mailbox
 * (IMAP's APPEND, an import, who shares the mailbox) was never checked here, though it may say so,
 * word for word as this server does: only delivery puts trace fields before a message (RFC 5321
 * §4.4), apart from its content, where no client reaches them.
 */
public final class DeliveredHeader {
  private DeliveredHeader() {}

  /**
   * Reads it; of a message that was not delivered, without what is said to have been found.
   *
   * @param prefix how many octets of trace fields delivery put before it
   * @throws IOException when the store is away
   */
  public static Header read(Content message, int prefix) throws IOException {
    Header header = Header.read(message.stream());
    return prefix > 0 ? header : header.edit().remove(AuthenticationResults.NAME).apply();
  }
}
