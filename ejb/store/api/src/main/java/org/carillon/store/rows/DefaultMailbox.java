package org.carillon.store.rows;

import java.util.List;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;

/**
 * A mailbox that every new account gets and is subscribed to.
 *
 * @param name its name
 * @param uses its special uses
 */
public record DefaultMailbox(MailboxName name, Set<SpecialUse> uses) {

  public static final List<DefaultMailbox> ALL =
      List.of(
          new DefaultMailbox(MailboxName.INBOX, Set.of()),
          of("Archive", SpecialUse.ARCHIVE),
          of("Drafts", SpecialUse.DRAFTS),
          of("Junk", SpecialUse.JUNK),
          of("Sent", SpecialUse.SENT),
          of("Trash", SpecialUse.TRASH));

  private static DefaultMailbox of(String name, SpecialUse use) {
    return new DefaultMailbox(new MailboxName(name), Set.of(use));
  }
}
