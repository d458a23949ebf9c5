package org.carillon.contract.mailbox.url;

import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.MessageData;

/**
 * A message read by an authorized URL (URLAUTH, RFC 4467).
 *
 * @param data its metadata
 * @param content its content, which the caller closes
 */
public record UrlAuthMessage(MessageData data, Content content) {}
