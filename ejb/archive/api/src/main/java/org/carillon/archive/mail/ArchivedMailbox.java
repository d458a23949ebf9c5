package org.carillon.archive.mail;

import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.store.item.CollectionKind;

/**
 * A mailbox as it was when an account's mail was archived.
 *
 * @param id what its messages and annotations name it by; means nothing elsewhere
 * @param name its name
 * @param kind what its items are
 * @param uses its special uses
 * @param uidValidity UIDVALIDITY
 * @param uidNext UIDNEXT
 * @param modseq HIGHESTMODSEQ
 * @param uids the messages it held
 * @param lacking those of them that neither the backup nor those it is based on have, since their
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

  /** Keeps a copy of the uses. */
  public ArchivedMailbox {
    uses = Set.copyOf(uses);
  }

  /** One of which everything is there. */
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

  /** The same, of which these could not be saved. */
  public ArchivedMailbox lacking(UidSet messages) {
    return new ArchivedMailbox(id, name, kind, uses, uidValidity, uidNext, modseq, uids, messages);
  }
}
