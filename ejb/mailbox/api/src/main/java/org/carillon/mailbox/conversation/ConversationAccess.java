package org.carillon.mailbox.conversation;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;

/**
 * Mailboxes by conversation: messages of one thread (RFC 8474 §5.2), whichever of them came last
 * first. What it costs is by how many are shown, not by how many lie there.
 */
public interface ConversationAccess {

  /** Of a conversation so many messages, those that came last, are shown in a list. */
  int MOST_SHOWN = 500;

  /** The most messages of a conversation that are read together, over all mailboxes. */
  int MOST_READ = 200;

  /**
   * Some of the conversations of a view in which a message matches, those first whose last matching
   * message arrived last.
   *
   * @param view the mailbox as it is now, which the caller may read
   * @param start {@link PageStart.Below} and {@link PageStart.Above} go on from a conversation's
   *     newest message
   * @param most how many are enough; there may be a fourth more
   */
  Answer<ConversationPage> conversations(
      Caller caller, MailboxView view, Query query, PageStart start, int most);

  /**
   * The messages of the conversation that a message belongs to, in the order in which they arrived:
   * those in its mailbox, and, where that is the caller's own, those in the others of the account,
   * the trash and the junk left out. What lies in several mailboxes is told of once, in its own if
   * it lies there. Of more than {@link #MOST_READ}, those that came last, and the message itself.
   *
   * @param mailbox one that the caller may read
   * @return at least the message itself; empty when it is gone
   */
  Answer<List<PlacedMessage>> read(Caller caller, long mailbox, long uid);

  /**
   * All messages of a mailbox that are of one conversation with one of these.
   *
   * @param mailbox one that the caller may read
   * @param uids at most 1,000
   * @param most how many at most, those that came last
   */
  Answer<UidSet> together(Caller caller, long mailbox, UidSet uids, int most);
}
