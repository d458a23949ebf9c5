package org.carillon.store.seen;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.rows.RefusedException;

/**
 * A mailbox as somebody comes to it. What he may do there was asked for before: below, a mailbox
 * has an owner, a name and marks of those who read it, and no rights.
 */
public interface ReachedMailbox {

  /** The account that it belongs to. */
  long owner();

  /** Its name there. */
  MailboxName name();

  /** Its name as the caller wrote it. */
  MailboxName shown();

  /** Whose {@code \Seen} is there for the caller. */
  SeenMode seen();

  /** There is no such mailbox when another has its name. */
  void requireSame(long mailbox) throws RefusedException;
}
