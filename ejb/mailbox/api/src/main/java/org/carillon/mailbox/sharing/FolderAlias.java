package org.carillon.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A name in an account's own tree that stands for a mailbox of somebody else, and all below it.
 *
 * @param name the name
 * @param mailbox the mailbox
 * @param isGiven whether its account did not make it, and can't end it
 */
public record FolderAlias(MailboxName name, long mailbox, boolean isGiven) {

  /** How many an account has at most. */
  public static final int MOST = 500;

  /** One that its account made. */
  public FolderAlias(MailboxName name, long mailbox) {
    this(name, mailbox, false);
  }

  /** Whether a name is this, or lies below it. */
  public boolean covers(MailboxName other) {
    return other.equals(name) || other.isBelow(name);
  }
}
