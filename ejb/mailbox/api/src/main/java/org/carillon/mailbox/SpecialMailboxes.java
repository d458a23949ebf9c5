package org.carillon.mailbox;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;

/** The mailboxes that accounts have for a special use (RFC 6154). */
@FunctionalInterface
public interface SpecialMailboxes {

  /** Returns the account's mailbox with this use. Empty also if the database is unavailable. */
  Optional<MailboxName> of(long account, SpecialUse use);
}
