package org.carillon.contract.mailbox.url;

import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.MessageData;

/**
 * A message read by an authorised URL (URLAUTH, RFC 4467).
 *
 * @param data what is known of it
 * @param content its content, to be closed
 */
public record UrlAuthMessage(MessageData data, Content content) {}
