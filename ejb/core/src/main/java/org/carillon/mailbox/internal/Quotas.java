package org.carillon.mailbox.internal;

import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.QuotaLimits;
import org.carillon.mailbox.internal.sharing.Person;

/** How much an account may hold. 0 is without limit. */
interface Quotas {

  /** The most octets. */
  long octets(long domain, long account);

  /** The most messages. */
  long messages(long domain, long account);

  /** The most mailboxes. */
  long mailboxes(long domain, long account);

  /** The largest message that may be appended, in octets; never 0. */
  long appendOctets();

  /**
   * Gives an account limits of its own.
   *
   * @param caller who administers its domain, or it is not permitted
   */
  void limit(Caller caller, Person account, QuotaLimits limits) throws Hindrance;

  /** Whether an account has room for so many more messages and octets. */
  default boolean admit(AccountRow account, long messages, long octets) {
    long mostOctets = octets(account.domain, account.account);
    long mostMessages = messages(account.domain, account.account);
    return (mostOctets == 0 || account.octets + octets <= mostOctets)
        && (mostMessages == 0 || account.messages + messages <= mostMessages);
  }
}
