package org.carillon.contract.mailbox.messages;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/** Operations that put messages into mailboxes: append, copy, move, replace. */
public interface PlacementAccess {

  /** Returns the size of the largest message that this caller may append, in octets (RFC 7889). */
  long appendLimit(Caller caller);

  /** Returns the limits for appending, before a message is sent. The mailbox may not exist. */
  Answer<AppendTerms> appendTerms(Caller caller, MailboxName name);

  /** Opens a spool for a message while the client sends it. */
  Spool spool(Caller caller, long size);

  /** Appends either all messages or none. */
  Answer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts);

  /**
   * Appends a message and removes another in one step (RFC 8508). If this fails, the old message is
   * unchanged. If another session has removed the old message in the meantime, the new one is still
   * appended.
   *
   * @param mailbox the old message's mailbox
   */
  Answer<Placed> replace(Caller caller, long mailbox, long uid, MailboxName target, Draft draft);

  /**
   * Copies either all messages or none, without copying content. If the server stops while it
   * copies more than ten thousand messages, some of the copies may remain.
   */
  Answer<Placed> copy(Caller caller, long mailbox, UidSet uids, MailboxName target);

  /**
   * Moves messages, each completely or not at all (RFC 6851). Of more than ten thousand messages,
   * only a part may be moved: the failure that stops the rest is returned when the client moves
   * them again.
   */
  Answer<Placed> move(Caller caller, long mailbox, UidSet uids, MailboxName target);
}
