package org.carillon.contract.mailbox.quota;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;

/** Usage and limits of accounts (RFC 9208). */
public interface QuotaAccess {

  /** Returns the usage and the limits of the caller's account. */
  Answer<Quota> quota(Caller caller);

  /**
   * Returns the warning step that the caller's account has reached, if its owner has to be told.
   * Nothing is looked up if the account is unlimited.
   */
  Answer<Optional<QuotaStep>> nearlyFull(Caller caller);

  /**
   * Returns the account whose quota a mailbox counts towards; the caller needs {@link Right#READ}.
   * For a name that is only {@code ~account}, returns that account itself; the caller has to see
   * one of its mailboxes or administer it.
   */
  Answer<QuotaRoot> quotaRoot(Caller caller, MailboxName name);

  /**
   * Gives an account limits of its own in place of its previous ones; the caller has to administer
   * its domain.
   *
   * @param root a name that is only {@code ~account}; empty for the caller's own account
   */
  Answer<QuotaRoot> limit(Caller caller, Optional<MailboxName> root, QuotaLimits limits);

  /** Returns the octets of a mailbox's messages with \Deleted (RFC 9208 §4.3). */
  Answer<Long> deletedOctets(Caller caller, MailboxName name);
}
