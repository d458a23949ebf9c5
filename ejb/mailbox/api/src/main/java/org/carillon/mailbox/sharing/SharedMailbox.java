package org.carillon.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.store.item.CollectionKind;

/**
 * A mailbox of somebody else that a person sees.
 *
 * @param owner its owner's account
 * @param name its name there
 * @param modseq its HIGHESTMODSEQ when the rights were as they are here
 * @param uses a bit for each special use
 * @param kind what its items are
 * @param rights what the person may do with it
 */
public record SharedMailbox(
    long id,
    long owner,
    String name,
    long modseq,
    CollectionKind kind,
    int uses,
    MailboxRights rights) {

  /** The same to who may do other things with it. */
  SharedMailbox withRights(MailboxRights other) {
    return new SharedMailbox(id, owner, name, modseq, kind, uses, other);
  }
}
