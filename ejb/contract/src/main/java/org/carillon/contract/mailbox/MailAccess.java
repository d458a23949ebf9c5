package org.carillon.contract.mailbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;

/**
 * Mailboxes and messages as IMAP, POP3 and the webmail work with them. Rights are checked here,
 * against the caller. Every change is answered after it is durable, and a view asked for afterwards
 * on this node shows it.
 */
public interface MailAccess {

  /**
   * All mailboxes the caller may see, and all its subscriptions, in the order of their names,
   * {@code INBOX} first.
   */
  MailboxAnswer<List<MailboxEntry>> list(Caller caller);

  /** A mailbox's figures. */
  MailboxAnswer<MailboxStatus> status(Caller caller, MailboxName name);

  /**
   * Makes a mailbox, and those above it that are missing.
   *
   * @return its opaque id
   */
  MailboxAnswer<String> create(Caller caller, MailboxName name, Set<SpecialUse> uses);

  /** Deletes a mailbox with its messages; those below stay (RFC 9051 §6.3.5). */
  MailboxAnswer<Void> delete(Caller caller, MailboxName name);

  /**
   * Renames a mailbox and those below it; renaming INBOX moves its messages instead (RFC 9051
   * §6.3.6).
   */
  MailboxAnswer<Void> rename(Caller caller, MailboxName from, MailboxName to);

  /** Subscribes or unsubscribes; the mailbox need not exist. */
  MailboxAnswer<Void> subscribe(Caller caller, MailboxName name, boolean subscribed);

  /** Opens a mailbox. */
  MailboxAnswer<OpenMailbox> open(Caller caller, MailboxName name, boolean readOnly);

  /**
   * The mailbox as it is now; the same object as before when nothing changed. Costs nothing then.
   */
  MailboxAnswer<MailboxView> view(Caller caller, long mailbox);

  /** Calls back after each change of the mailbox, made on any node. */
  Watch watch(Caller caller, long mailbox, Runnable onChange);

  /**
   * Calls back after a change of any of the account's mailboxes or of the tree itself, made on any
   * node.
   */
  Watch watchAll(Caller caller, Runnable onChange);

  /**
   * What is known of messages, in uid order. Those expunged meanwhile are left out.
   *
   * @param uids at most 1,000 uids: callers page
   */
  MailboxAnswer<List<MessageData>> messages(Caller caller, long mailbox, UidSet uids);

  /** A message's content; empty when it is expunged. To be closed. */
  MailboxAnswer<Optional<Content>> content(Caller caller, long mailbox, long uid);

  /**
   * Changes flags of messages; those expunged meanwhile are left out. Works in steps of at most
   * 1,000, each durable.
   */
  MailboxAnswer<Stored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags flags,
      Optional<Long> unchangedSince);

  /** Copies messages, all or none, without copying content. */
  MailboxAnswer<Placed> copy(Caller caller, long mailbox, UidSet uids, MailboxName target);

  /** Moves messages, each wholly or not at all (RFC 6851). */
  MailboxAnswer<Placed> move(Caller caller, long mailbox, UidSet uids, MailboxName target);

  /**
   * Removes messages that have \Deleted.
   *
   * @param only the uids to look at (UID EXPUNGE, RFC 4315); empty for all
   * @return the uids removed
   */
  MailboxAnswer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only);

  /** The largest message this caller may append, in octets (RFC 7889). */
  long appendLimit(Caller caller);

  /** A place for a message while the client sends it. */
  Spool spool(Caller caller, long size);

  /** Appends messages, all or none. */
  MailboxAnswer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts);
}
