package org.carillon.mailbox.conversation;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * Conversations that an account wants to hear no more of: what comes of them is filed read into its
 * archive. Their messages have the keyword {@link
 * org.carillon.contract.mailbox.messages.Keyword#MUTED}, by which other programs see it; it is not
 * asked when mail comes.
 */
public interface ConversationMuting {

  /**
   * Mutes the conversations of messages, or ends that.
   *
   * @param mailbox one of the caller's own
   * @param uids at most 1,000
   * @return the messages of these conversations in this mailbox
   */
  Answer<UidSet> mute(Caller caller, long mailbox, UidSet uids, boolean muted);
}
