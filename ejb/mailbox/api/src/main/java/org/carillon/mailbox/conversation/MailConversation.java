package org.carillon.mailbox.conversation;

import org.carillon.contract.mailbox.messages.UidSet;

/**
 * The messages of one thread (RFC 8474 §5.2) in one mailbox.
 *
 * @param newest the UID of the latest message that matched the search
 * @param messages the UIDs of all messages, including {@code newest}, whether or not they matched;
 *     if there are more than {@link ConversationAccess#MOST_SHOWN}, the latest
 * @param isWhole true if these are all
 */
public record MailConversation(long newest, UidSet messages, boolean isWhole) {}
