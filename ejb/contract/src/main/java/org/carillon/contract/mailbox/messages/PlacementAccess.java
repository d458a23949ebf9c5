package org.carillon.contract.mailbox.messages;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/** Messages put into mailboxes: appended, copied, moved, replaced. */
public interface PlacementAccess {

  /** The largest message this caller may append, in octets (RFC 7889). */
  long appendLimit(Caller caller);

  /**
   * What may be appended to a mailbox, asked before the client sends a message. That it answers
   * does not mean that there is such a mailbox.
   */
  Answer<AppendTerms> appendTerms(Caller caller, MailboxName name);

  /** A place for a message while the client sends it. */
  Spool spool(Caller caller, long size);

  /** Appends messages, all or none. */
  Answer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts);

  /**
   * Appends a message and removes another in one step (RFC 8508): when it is hindered, the old one
   * is as it was. Where somebody removed that meanwhile, the new one is kept all the same.
   *
   * @param mailbox the old message's
   */
  Answer<Placed> replace(Caller caller, long mailbox, long uid, MailboxName target, Draft draft);

  /**
   * Copies messages, all or none, without copying content. When the server is ended while it copies
   * more than ten thousand, a part of them may stay.
   */
  Answer<Placed> copy(Caller caller, long mailbox, UidSet uids, MailboxName target);

  /**
   * Moves messages, each wholly or not at all (RFC 6851). Of more than ten thousand, a part may be
   * moved: what hinders the rest is answered when it is to be moved again.
   */
  Answer<Placed> move(Caller caller, long mailbox, UidSet uids, MailboxName target);
}
