package org.carillon.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.store.item.CollectionKind;

/**
 * Another account's mailbox that a person sees.
 *
 * @param owner the account that owns it
 * @param name its name there
 * @param modseq its HIGHESTMODSEQ when the rights were read
 * @param uses the special uses, a bit for each
 * @param kind the kind of its items
 * @param rights the person's rights on it
 */
public record SharedMailbox(
    long id,
    long owner,
    String name,
    long modseq,
    CollectionKind kind,
    int uses,
    MailboxRights rights) {

  /** Returns the same mailbox with other rights. */
  SharedMailbox withRights(MailboxRights other) {
    return new SharedMailbox(id, owner, name, modseq, kind, uses, other);
  }
}
