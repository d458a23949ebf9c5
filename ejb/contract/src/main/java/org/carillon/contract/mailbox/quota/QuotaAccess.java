package org.carillon.contract.mailbox.quota;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;

/** How much accounts hold, and may (RFC 9208). */
public interface QuotaAccess {

  /** How much the caller's account holds, and how much it may. */
  Answer<Quota> quota(Caller caller);

  /**
   * Whether the caller's account is so full that its owner is to be told. Nothing is looked up
   * where it may hold as much as it likes.
   */
  Answer<Optional<QuotaStep>> nearlyFull(Caller caller);

  /**
   * What a mailbox counts to; for those with {@link Right#READ}. Of a name that is only {@code
   * ~account} the account itself, for those who see a mailbox of it or administer it.
   */
  Answer<QuotaRoot> quotaRoot(Caller caller, MailboxName name);

  /**
   * Gives an account limits of its own, in place of those it had; for those who administer its
   * domain.
   *
   * @param root a name that is only {@code ~account}; empty for the caller's own
   */
  Answer<QuotaRoot> limit(Caller caller, Optional<MailboxName> root, QuotaLimits limits);

  /** How many octets a mailbox's messages with \Deleted have (RFC 9208 §4.3). */
  Answer<Long> deletedOctets(Caller caller, MailboxName name);
}
