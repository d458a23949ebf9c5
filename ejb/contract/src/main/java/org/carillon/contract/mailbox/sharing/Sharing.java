package org.carillon.contract.mailbox.sharing;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;

/**
 * Who may do what with a mailbox (RFC 4314). Its owner may always do everything; whoever lacks
 * {@link Right#LOOKUP} and the right an operation needs is told that there is no such mailbox.
 * Changes are durable when answered, and hold for the next operation of everybody on this node, on
 * others within seconds.
 */
public interface Sharing {

  /** A mailbox's access list, its owner first; for those with {@link Right#ADMINISTER}. */
  Answer<List<AccessEntry>> accessList(Caller caller, MailboxName name);

  /** Changes what an identifier is granted; for those with {@link Right#ADMINISTER}. */
  Answer<Void> grant(
      Caller caller,
      MailboxName name,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights);

  /**
   * What an identifier is always granted, whatever the access list says: everything to the owner,
   * nothing to others; for those with {@link Right#ADMINISTER}.
   */
  Answer<MailboxRights> requiredRights(Caller caller, MailboxName name, Identifier identifier);

  /**
   * Lets a name among the caller's own mailboxes stand for a mailbox of somebody else and all below
   * it, for programs that show only one's own. Deleting that name ends it.
   *
   * @param target the other's mailbox, which the caller must be able to look up
   */
  Answer<Void> alias(Caller caller, MailboxName name, MailboxName target);

  /** The caller's folder aliases, by name; of those whose mailbox it can still look up. */
  Answer<List<AliasedMailbox>> aliases(Caller caller);

  /** What the caller may do with a mailbox. */
  Answer<MailboxRights> myRights(Caller caller, MailboxName name);
}
