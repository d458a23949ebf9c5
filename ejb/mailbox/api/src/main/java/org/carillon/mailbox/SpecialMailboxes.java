package org.carillon.mailbox;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;

/** The mailboxes that accounts have for a special use (RFC 6154). */
@FunctionalInterface
public interface SpecialMailboxes {

  /** The account's mailbox of this use; empty without one, and while the database is away. */
  Optional<MailboxName> of(long account, SpecialUse use);
}
