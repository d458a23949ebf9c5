package org.carillon.contract.mailbox.url;

import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.MessageData;

/**
 * A message that its owner lets somebody read.
 *
 * @param data what is known of it
 * @param content its content, to be closed
 */
public record LentMessage(MessageData data, Content content) {}
