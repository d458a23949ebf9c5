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
 * Mailboxes, access lists and folder aliases of an account, for the account itself and for those
 * who administer it; who only has rights on a mailbox of it comes by {@link
 * org.carillon.contract.mailbox.sharing.Sharing}. Changes are in the audit.
 */
public interface Shares {

  /** The names of the account's own mailboxes, in order. */
  Answer<List<MailboxName>> mailboxes(Caller caller, String address);

  /** Makes a mailbox in the account, and those above it that are missing. */
  Answer<MailboxName> make(Caller caller, String address, MailboxName name);

  /**
   * Renames a mailbox, not INBOX, and those below it; those above its new name that are missing are
   * made.
   *
   * @return its new name
   */
  Answer<MailboxName> rename(Caller caller, String address, MailboxName mailbox, MailboxName to);

  /**
   * Deletes a mailbox, not INBOX, as its owner may: those below it stay, and {@link Recovery}
   * brings it back with its messages.
   */
  Answer<Void> delete(Caller caller, String address, MailboxName mailbox);

  /** A mailbox's access list, its owner first. */
  Answer<List<AccessEntry>> accessList(Caller caller, String address, MailboxName mailbox);

  /**
   * Changes what an identifier is granted.
   *
   * @return what it is granted now; without rights the entry is gone
   */
  Answer<AccessEntry> grant(
      Caller caller,
      String address,
      MailboxName mailbox,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights);

  /** Takes an identifier's entry away; {@code NotFound} where there is none (any more). */
  Answer<Void> revoke(Caller caller, String address, MailboxName mailbox, Identifier identifier);

  /**
   * Takes away all that the account's mailboxes grant to others, also when it is switched off.
   *
   * @return how many entries there were
   */
  Answer<Long> revokeAll(Caller caller, String address);

  /** The account's folder aliases, by name; of those whose mailbox it can still look up. */
  Answer<List<AliasedMailbox>> aliases(Caller caller, String address);

  /**
   * Lets a name in the account's tree stand for a mailbox of somebody else, which the account must
   * be able to look up.
   *
   * @param target as the account names it ({@code ~public/Travel})
   */
  Answer<AliasedMailbox> alias(Caller caller, String address, MailboxName name, MailboxName target);

  /** Ends a folder alias; the mailbox that it stands for stays as it is. */
  Answer<Void> endAlias(Caller caller, String address, MailboxName name);
}
