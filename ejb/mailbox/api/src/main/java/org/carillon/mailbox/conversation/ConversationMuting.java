package org.carillon.mailbox.conversation;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * Muted conversations. New messages of a conversation that an account has muted are filed into the
 * account's archive and marked as read. The messages of the conversation have the keyword {@link
 * org.carillon.contract.mailbox.messages.Keyword#MUTED}, so that other clients see it. The keyword
 * is not looked at when mail arrives.
 */
public interface ConversationMuting {

  /**
   * Mutes the conversations of messages, or unmutes them.
   *
   * @param mailbox one of the caller's own mailboxes
   * @param uids at most 1,000
   * @return the messages of these conversations in this mailbox
   */
  Answer<UidSet> mute(Caller caller, long mailbox, UidSet uids, boolean muted);
}
