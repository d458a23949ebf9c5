package org.carillon.store.seen;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.rows.RefusedException;

/**
 * A mailbox as a caller has reached it. The caller's rights were checked before: in the store, a
 * mailbox has an owner, a name and marks of its readers, but no rights.
 */
public interface AccessedMailbox {

  /** Returns the account that it belongs to. */
  long owner();

  /** Returns its name in that account. */
  MailboxName name();

  /** Returns its name as the caller wrote it. */
  MailboxName shown();

  /** Returns whose {@code \Seen} the caller sees. */
  SeenMode seen();

  /** Throws that there is no such mailbox if another mailbox has the name now. */
  void requireSame(long mailbox) throws RefusedException;
}
