package org.carillon.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A name in an account's own tree that stands for another account's mailbox and all those below it.
 *
 * @param name the alias's name
 * @param mailbox the id of the target mailbox
 * @param isGiven true if the account did not create the alias, and can't remove it
 */
public record FolderAlias(MailboxName name, long mailbox, boolean isGiven) {

  /** The largest number of aliases of an account. */
  public static final int MOST = 500;

  /** Creates an alias that its account made. */
  public FolderAlias(MailboxName name, long mailbox) {
    this(name, mailbox, false);
  }

  /** Returns whether {@code other} is this name, or is below it. */
  public boolean covers(MailboxName other) {
    return other.equals(name) || other.isBelow(name);
  }
}
