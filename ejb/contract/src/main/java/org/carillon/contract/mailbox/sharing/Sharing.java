package org.carillon.contract.mailbox.sharing;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;

/**
 * The access rights on mailboxes (RFC 4314). The owner always has all rights. A caller that lacks
 * both {@link Right#LOOKUP} and the right that an operation needs is told that the mailbox does not
 * exist. Changes are durable when answered. They apply to everybody's next operation on this node,
 * and on other nodes within seconds.
 */
public interface Sharing {

  /** Returns a mailbox's access list, owner first; the caller needs {@link Right#ADMINISTER}. */
  Answer<List<AccessEntry>> accessList(Caller caller, MailboxName name);

  /** Changes the rights of an identifier; the caller needs {@link Right#ADMINISTER}. */
  Answer<Void> grant(
      Caller caller,
      MailboxName name,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights);

  /**
   * Returns the rights that an identifier always has, regardless of the access list: all for the
   * owner, none for others. The caller needs {@link Right#ADMINISTER}.
   */
  Answer<MailboxRights> requiredRights(Caller caller, MailboxName name, Identifier identifier);

  /**
   * Creates a folder alias: a name among the caller's own mailboxes for another account's mailbox
   * and all mailboxes below it, for programs that show only the user's own mailboxes. Deleting the
   * name removes the alias.
   *
   * @param target the other account's mailbox, which the caller must be able to look up
   */
  Answer<Void> alias(Caller caller, MailboxName name, MailboxName target);

  /** Returns the caller's folder aliases by name, except those whose mailbox it can't look up. */
  Answer<List<AliasedMailbox>> aliases(Caller caller);

  Answer<MailboxRights> myRights(Caller caller, MailboxName name);
}
