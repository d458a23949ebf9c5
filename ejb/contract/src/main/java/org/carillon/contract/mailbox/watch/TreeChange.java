package org.carillon.contract.mailbox.watch;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;

/** A change of an account's mailboxes, not of their messages (RFC 5465 §5.4). */
public sealed interface TreeChange {

  record Made(MailboxName name) implements TreeChange {}

  record Removed(MailboxName name) implements TreeChange {}

  /** A mailbox still exists, but may not be looked up any more. */
  record Withdrawn(MailboxName name) implements TreeChange {}

  record Renamed(MailboxName from, MailboxName to) implements TreeChange {}

  /** A name was subscribed to or unsubscribed from. */
  record Subscribed(MailboxName name, boolean subscribed) implements TreeChange {}

  /** Annotations were set or removed; the mailbox is empty for the account and the server. */
  record Annotated(Optional<MailboxName> mailbox, List<String> entries) implements TreeChange {}
}
