package org.carillon.contract.mailbox.messages;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/** Views of open mailboxes: their messages and the messages' flags. */
public interface ViewAccess {

  Answer<OpenMailbox> open(Caller caller, MailboxName name, boolean readOnly);

  /** Returns the mailbox's current view: the same object as before if nothing has changed. */
  Answer<MailboxView> view(Caller caller, long mailbox);

  /** Returns the current view and the caller's rights, for sessions that ask after each command. */
  Answer<MailboxState> state(Caller caller, long mailbox);

  /**
   * Returns the first uid of a view that no session has been told of (RFC 3501 §2.3.2), or its
   * UIDNEXT if there is none. Costs nothing if this node already knows it.
   *
   * @param view a view that this caller was given
   * @param claim true if a session is now told of all of them, so that no later session reports
   *     them as recent
   */
  Answer<Long> recentFrom(Caller caller, MailboxView view, boolean claim);

  /**
   * Returns the uids that were expunged from a mailbox after a modseq (RFC 7162 §3.2). The result
   * contains at least those, and no uid that still exists. It may contain uids between them that
   * were never used.
   */
  Answer<UidSet> vanished(Caller caller, long mailbox, long sinceModseq);
}
