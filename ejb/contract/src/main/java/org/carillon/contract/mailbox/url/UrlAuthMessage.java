package org.carillon.contract.mailbox.url;

import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.MessageData;

/** A message read by an authorized URL (RFC 4467). The caller closes its content. */
public record UrlAuthMessage(MessageData data, Content content) {}
