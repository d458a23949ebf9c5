package org.carillon.mailbox;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.AliasedMailbox;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.recovery.Recovery;

/**
 * The mailboxes, access lists and folder aliases of an account, for the account itself and its
 * administrators. Accounts that only have rights on one of its mailboxes use {@link
 * org.carillon.contract.mailbox.sharing.Sharing}. Changes are written to the audit log.
 */
public interface Shares {

  /** Lists the names of the account's own mailboxes, in order. */
  Answer<List<MailboxName>> mailboxes(Caller caller, String address);

  /** Creates a mailbox in the account, and the missing mailboxes above it. */
  Answer<MailboxName> make(Caller caller, String address, MailboxName name);

  /**
   * Renames a mailbox other than INBOX, together with those below it. Missing mailboxes above the
   * new name are created.
   *
   * @return the mailbox's new name
   */
  Answer<MailboxName> rename(Caller caller, String address, MailboxName mailbox, MailboxName to);

  /**
   * Deletes a mailbox other than INBOX, with the rights of its owner. The mailboxes below it stay.
   * {@link Recovery} brings it back with its messages.
   */
  Answer<Void> delete(Caller caller, String address, MailboxName mailbox);

  /** Returns a mailbox's access list, with its owner first. */
  Answer<List<AccessEntry>> accessList(Caller caller, String address, MailboxName mailbox);

  /**
   * Changes the rights that an identifier is granted.
   *
   * @return the rights that it is granted now; an entry without rights is removed
   */
  Answer<AccessEntry> grant(
      Caller caller,
      String address,
      MailboxName mailbox,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights);

  /** Removes an identifier's entry; {@code NotFound} if there is none, or none any more. */
  Answer<Void> revoke(Caller caller, String address, MailboxName mailbox, Identifier identifier);

  /**
   * Removes everything that the account's mailboxes grant to others, even if the account is
   * switched off.
   *
   * @return the number of entries that were removed
   */
  Answer<Long> revokeAll(Caller caller, String address);

  /** Lists the account's folder aliases by name, if the account may look up their mailboxes. */
  Answer<List<AliasedMailbox>> aliases(Caller caller, String address);

  /**
   * Makes a name in the account's tree an alias of another account's mailbox. The account must be
   * able to look up that mailbox.
   *
   * @param target the mailbox as the account names it ({@code ~public/Travel})
   */
  Answer<AliasedMailbox> alias(Caller caller, String address, MailboxName name, MailboxName target);

  /** Removes a folder alias. Its target mailbox is not changed. */
  Answer<Void> endAlias(Caller caller, String address, MailboxName name);
}
