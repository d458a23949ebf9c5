package org.carillon.contract.mailbox.folders;

import java.util.Set;

/**
 * A line of the mailbox tree.
 *
 * @param id the mailbox's id, or 0 when only a level of names or a subscription is left of it
 * @param name its full name
 * @param mailboxId its opaque id (RFC 8474), never used again; empty when {@code id} is 0
 * @param hasChildren whether mailboxes lie below it
 * @param subscribed whether the caller subscribed to it
 * @param uses what it is for
 * @param rights what the caller may do with it; nothing when {@code id} is 0
 */
public record MailboxEntry(
    long id,
    MailboxName name,
    String mailboxId,
    boolean hasChildren,
    boolean subscribed,
    Set<SpecialUse> uses,
    MailboxRights rights) {

  /** Whether it can be opened. */
  public boolean selectable() {
    return id != 0;
  }
}
