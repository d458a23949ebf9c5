package org.carillon.archive.mail;

import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.store.item.CollectionKind;

/**
 * A mailbox at the time when an account's mail was archived.
 *
 * @param id the id by which its messages and annotations refer to it; it has no other meaning
 * @param name its name
 * @param kind the kind of its items
 * @param uses its special uses
 * @param uidValidity the UIDVALIDITY
 * @param uidNext the UIDNEXT
 * @param modseq the HIGHESTMODSEQ
 * @param uids the UIDs of its messages
 * @param lacking the UIDs of messages that neither this backup nor its bases have, because their
 *     contents could not be read
 */
public record ArchivedMailbox(
    long id,
    MailboxName name,
    CollectionKind kind,
    Set<SpecialUse> uses,
    long uidValidity,
    long uidNext,
    long modseq,
    UidSet uids,
    UidSet lacking) {

  public ArchivedMailbox {
    uses = Set.copyOf(uses);
  }

  /** Creates a mailbox of which nothing is missing. */
  public ArchivedMailbox(
      long id,
      MailboxName name,
      CollectionKind kind,
      Set<SpecialUse> uses,
      long uidValidity,
      long uidNext,
      long modseq,
      UidSet uids) {
    this(id, name, kind, uses, uidValidity, uidNext, modseq, uids, UidSet.EMPTY);
  }

  /** Returns the same mailbox, with messages that could not be saved. */
  public ArchivedMailbox lacking(UidSet messages) {
    return new ArchivedMailbox(id, name, kind, uses, uidValidity, uidNext, modseq, uids, messages);
  }
}
