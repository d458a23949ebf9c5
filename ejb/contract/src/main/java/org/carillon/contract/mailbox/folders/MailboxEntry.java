package org.carillon.contract.mailbox.folders;

import java.util.Set;

/**
 * A line of the mailbox tree.
 *
 * @param id the mailbox's id, or 0 if the name is only a level of other names or a subscription
 * @param name its full name
 * @param mailboxId its opaque id (RFC 8474), never used again; empty if {@code id} is 0
 * @param hasChildren true if there are mailboxes below it
 * @param subscribed true if the caller is subscribed to it
 * @param uses its special uses
 * @param rights the caller's rights on it; none if {@code id} is 0
 */
public record MailboxEntry(
    long id,
    MailboxName name,
    String mailboxId,
    boolean hasChildren,
    boolean subscribed,
    Set<SpecialUse> uses,
    MailboxRights rights) {

  /** Returns whether it can be opened. */
  public boolean selectable() {
    return id != 0;
  }
}
