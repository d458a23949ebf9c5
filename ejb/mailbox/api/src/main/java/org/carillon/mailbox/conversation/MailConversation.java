package org.carillon.mailbox.conversation;

import org.carillon.contract.mailbox.messages.UidSet;

/**
 * The messages of one thread (RFC 8474 §5.2) that lie in one mailbox.
 *
 * @param newest the uid of the one that arrived last of those that were looked for
 * @param messages the uids of all, {@code newest} among them, whether looked for or not; of more
 *     than {@link ConversationAccess#MOST_SHOWN} those that came last
 * @param isWhole whether these are all
 */
public record MailConversation(long newest, UidSet messages, boolean isWhole) {}
