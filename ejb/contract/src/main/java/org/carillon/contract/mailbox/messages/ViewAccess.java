package org.carillon.contract.mailbox.messages;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/** Mailboxes that are open: which messages are there, and with which flags. */
public interface ViewAccess {

  /** Opens a mailbox. */
  Answer<OpenMailbox> open(Caller caller, MailboxName name, boolean readOnly);

  /**
   * The mailbox as it is now; the same object as before when nothing changed. Costs nothing then.
   */
  Answer<MailboxView> view(Caller caller, long mailbox);

  /** The same with what the caller may do with it, for sessions that ask after each command. */
  Answer<MailboxState> state(Caller caller, long mailbox);

  /**
   * The first uid of a view that no session was told of (RFC 3501 §2.3.2); its UIDNEXT when there
   * is none. Costs nothing when this node knows that.
   *
   * @param view one that this caller was given
   * @param claim whether a session is told of them all now, so that no later one is the first
   */
  Answer<Long> recentFrom(Caller caller, MailboxView view, boolean claim);

  /**
   * Which messages were expunged from a mailbox behind a modseq (RFC 7162 §3.2): at least those,
   * and none that is there. Neighbouring uids that never were in between may be named too.
   */
  Answer<UidSet> vanished(Caller caller, long mailbox, long sinceModseq);
}
