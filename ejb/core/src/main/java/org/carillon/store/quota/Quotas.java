package org.carillon.store.quota;

import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.AlertLevel;

/** How much an account may hold. 0 is without limit. */
public interface Quotas {

  /** The most octets. */
  long octets(long domain, long account);

  /** The most messages. */
  long messages(long domain, long account);

  /** The most mailboxes. */
  long mailboxes(long domain, long account);

  /** From what share of its limits an account counts as nearly full, in percent; 0: never. */
  long alertPercent(long domain, long account);

  /** The largest message that may be appended, in octets; never 0. */
  long appendOctets();

  /** Whether messages with octets above 127 in their headers may be appended by any client. */
  boolean eightBitHeaders(long domain, long account);

  /** From what on the account's owner is told that it is nearly full. */
  default AlertLevel alertLevel(long domain, long account) {
    return alertLevel(domain, account, messages(domain, account), octets(domain, account));
  }

  private AlertLevel alertLevel(long domain, long account, long mostMessages, long mostOctets) {
    return mostOctets == 0 && mostMessages == 0
        ? AlertLevel.NEVER
        : AlertLevel.of(alertPercent(domain, account), mostMessages, mostOctets);
  }

  /** Sees whether an account is full now, or so nearly that its owner is to be told. */
  default void compare(AccountRow account) {
    long mostMessages = messages(account.domain, account.account);
    long mostOctets = octets(account.domain, account.account);
    account.compare(
        alertLevel(account.domain, account.account, mostMessages, mostOctets),
        AlertLevel.of(100, mostMessages, mostOctets));
  }

  /** Whether an account may hold only so much mail. */
  default boolean limits(long domain, long account) {
    return octets(domain, account) > 0 || messages(domain, account) > 0;
  }

  /** How many octets of mail an account has room for that holds this much; of one message more. */
  default long room(long domain, long account, long messages, long octets) {
    long mostOctets = octets(domain, account);
    long mostMessages = messages(domain, account);
    if (mostMessages > 0 && messages >= mostMessages) {
      return 0;
    }
    return mostOctets == 0 ? Long.MAX_VALUE : Math.max(0, mostOctets - octets);
  }

  /** Whether an account has room for so many more messages and octets. */
  default boolean admit(AccountRow account, long messages, long octets) {
    long mostOctets = octets(account.domain, account.account);
    long mostMessages = messages(account.domain, account.account);
    return (mostOctets == 0 || account.octets + octets <= mostOctets)
        && (mostMessages == 0 || account.messages + messages <= mostMessages);
  }
}
