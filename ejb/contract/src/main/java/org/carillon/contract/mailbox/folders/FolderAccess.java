package org.carillon.contract.mailbox.folders;

import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The tree of mailboxes that a caller sees. */
public interface FolderAccess {

  /** Returns all visible mailboxes and all subscriptions, by name, {@code INBOX} first. */
  Answer<List<MailboxEntry>> list(Caller caller);

  Answer<MailboxStatus> status(Caller caller, MailboxName name);

  /** Creates a mailbox and its missing parents. Returns its opaque id. */
  Answer<String> create(Caller caller, MailboxName name, Set<SpecialUse> uses);

  /** Deletes a mailbox with its messages; those below stay (RFC 9051 §6.3.5). */
  Answer<Void> delete(Caller caller, MailboxName name);

  /** Renames a mailbox and those below; renaming INBOX moves its messages (RFC 9051 §6.3.6). */
  Answer<Void> rename(Caller caller, MailboxName from, MailboxName to);

  /** Subscribes or unsubscribes; the mailbox need not exist. */
  Answer<Void> subscribe(Caller caller, MailboxName name, boolean subscribed);
}
