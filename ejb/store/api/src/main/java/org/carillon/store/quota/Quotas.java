package org.carillon.store.quota;

import java.util.List;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.AlertLevel;
import org.carillon.store.rows.AlertSteps;

/** How much an account may hold. 0 is without limit. */
public interface Quotas {

  /** The most octets. */
  long octets(long domain, long account);

  /** The most messages. */
  long messages(long domain, long account);

  /** The most mailboxes. */
  long mailboxes(long domain, long account);

  /** At which shares of its limits an account's owner is told, in percent; 0 counts for nothing. */
  List<Long> alertPercents(long domain, long account);

  /** At what share of its limits an account takes no more mail, in percent: 1 to 100. */
  default long stopPercent(long domain, long account) {
    return 100;
  }

  /** The most octets that all accounts of a domain may have together; 0 is without limit. */
  default long mostOfDomain(long domain) {
    return 0;
  }

  /**
   * Whether all accounts of a domain together have no room for so many octets, as far as they were
   * counted of late.
   */
  default boolean isDomainFull(long domain, long octets) {
    return false;
  }

  /**
   * Has a domain's accounts counted, if that was not done of late. Asks the database: not to be
   * called within a transaction.
   */
  default void countDomain(long domain) {}

  /** The largest message that may be appended, in octets; never 0. */
  long appendOctets();

  /** Whether messages with octets above 127 in their headers may be appended by any client. */
  boolean eightBitHeaders(long domain, long account);

  /** When the account's owner is told that it is nearly full. */
  default AlertSteps alertSteps(long domain, long account) {
    return new AlertSteps(
        alertPercents(domain, account), messages(domain, account), octets(domain, account));
  }

  /** Sees whether an account is full now, or so nearly that its owner is to be told. */
  default void compare(AccountRow account) {
    AlertSteps steps = alertSteps(account.domain, account.account);
    account.compare(steps, AlertLevel.of(100, steps.mostMessages(), steps.mostOctets()));
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
    return hasRoom(
        account.domain, account.account, account.messages, account.octets, messages, octets);
  }

  /** Whether an account that holds this much has room for so many more. */
  default boolean hasRoom(
      long domain, long account, long heldMessages, long heldOctets, long messages, long octets) {
    long mostOctets = octets(domain, account);
    long mostMessages = messages(domain, account);
    return (mostOctets == 0 || heldOctets + octets <= mostOctets)
        && (mostMessages == 0 || heldMessages + messages <= mostMessages)
        && !isDomainFull(domain, octets);
  }

  /** Whether an account takes one more message that comes in. */
  default boolean admitMail(AccountRow account, long octets) {
    return takesMail(account.domain, account.account, account.messages, account.octets, octets);
  }

  /** Whether an account that holds this much takes one more message that comes in. */
  default boolean takesMail(
      long domain, long account, long heldMessages, long heldOctets, long octets) {
    return hasRoom(domain, account, heldMessages, heldOctets, 1, octets)
        && !AlertLevel.of(
                stopPercent(domain, account), messages(domain, account), octets(domain, account))
            .isReached(heldMessages, heldOctets);
  }
}
