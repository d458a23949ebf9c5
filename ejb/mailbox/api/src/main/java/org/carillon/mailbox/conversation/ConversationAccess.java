package org.carillon.mailbox.conversation;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;

/**
 * Mailboxes by conversation: the messages of one thread (RFC 8474 §5.2), with the conversation that
 * got the latest message first. The cost depends on the number of conversations that are shown, not
 * on the number of messages in the mailbox.
 */
public interface ConversationAccess {

  /** The largest number of a conversation's messages in a list: the latest to arrive. */
  int MOST_SHOWN = 500;

  /** The largest number of a conversation's messages read together, over all mailboxes. */
  int MOST_READ = 200;

  /**
   * Returns some of the conversations of a view that have a matching message. The conversation
   * whose last matching message arrived last comes first.
   *
   * @param view the mailbox in its present state; the caller must have the right to read it
   * @param start the start of the page; {@link PageStart.Below} and {@link PageStart.Above}
   *     continue from a conversation's newest message
   * @param most the number of conversations that is enough; up to a quarter more may be returned
   */
  Answer<ConversationPage> conversations(
      Caller caller, MailboxView view, Query query, PageStart start, int most);

  /**
   * Returns the messages of the conversation that a message belongs to, in order of arrival. They
   * are those in the message's mailbox and, if that is the caller's own, those in the account's
   * other mailboxes except trash and junk. A message in several mailboxes is returned once, in the
   * given mailbox if it is there. If there are more than {@link #MOST_READ}, the latest are
   * returned, together with the message itself.
   *
   * @param mailbox a mailbox that the caller may read
   * @return at least the message itself; empty if it is gone
   */
  Answer<List<PlacedMessage>> read(Caller caller, long mailbox, long uid);

  /**
   * Returns all messages of a mailbox that are in one conversation with any of the given ones.
   *
   * @param mailbox a mailbox that the caller may read
   * @param uids at most 1,000
   * @param most the largest number of messages; the latest are returned
   */
  Answer<UidSet> together(Caller caller, long mailbox, UidSet uids, int most);
}
