package org.carillon.store.quota;

import java.util.List;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.AlertLevel;
import org.carillon.store.rows.AlertSteps;

/** The limits of an account. 0 means no limit. */
public interface Quotas {

  /** Returns the most octets that the account may hold. */
  long octets(long domain, long account);

  /** Returns the most messages that the account may hold. */
  long messages(long domain, long account);

  /** Returns the most mailboxes that the account may have. */
  long mailboxes(long domain, long account);

  /** Returns the fill levels, in percent, at which an owner is warned; 0 is ignored. */
  List<Long> alertPercents(long domain, long account);

  /** Returns the fill level, in percent, from which an account takes no mail: 1 to 100. */
  default long stopPercent(long domain, long account) {
    return 100;
  }

  /** Returns the most octets that all accounts of a domain may hold together; 0 means no limit. */
  default long mostOfDomain(long domain) {
    return 0;
  }

  /** Returns whether a domain's accounts together lack room for the octets, by the last count. */
  default boolean isDomainFull(long domain, long octets) {
    return false;
  }

  /** Counts a domain's accounts unless counted recently. Not to be called in a transaction. */
  default void countDomain(long domain) {}

  /** Returns the size of the largest message that may be appended, in octets; never 0. */
  long appendOctets();

  /** Returns whether any client may append messages with octets above 127 in their headers. */
  boolean eightBitHeaders(long domain, long account);

  /** Returns the levels at which the account's owner is warned that it is nearly full. */
  default AlertSteps alertSteps(long domain, long account) {
    return new AlertSteps(
        alertPercents(domain, account), messages(domain, account), octets(domain, account));
  }

  /** Checks whether an account is full now, or full enough to warn its owner. */
  default void compare(AccountRow account) {
    AlertSteps steps = alertSteps(account.domain, account.account);
    account.compare(steps, AlertLevel.of(100, steps.mostMessages(), steps.mostOctets()));
  }

  /** Returns whether the account's mail is limited in octets or messages. */
  default boolean limits(long domain, long account) {
    return octets(domain, account) > 0 || messages(domain, account) > 0;
  }

  /** Returns the octets that an account has room for; 0 without room for one more message. */
  default long room(long domain, long account, long messages, long octets) {
    long mostOctets = octets(domain, account);
    long mostMessages = messages(domain, account);
    if (mostMessages > 0 && messages >= mostMessages) {
      return 0;
    }
    return mostOctets == 0 ? Long.MAX_VALUE : Math.max(0, mostOctets - octets);
  }

  /** Returns whether an account has room for the given messages and octets. */
  default boolean admit(AccountRow account, long messages, long octets) {
    return hasRoom(
        account.domain, account.account, account.messages, account.octets, messages, octets);
  }

  /** Returns whether an account has room for the given messages and octets, given what it holds. */
  default boolean hasRoom(
      long domain, long account, long heldMessages, long heldOctets, long messages, long octets) {
    long mostOctets = octets(domain, account);
    long mostMessages = messages(domain, account);
    return (mostOctets == 0 || heldOctets + octets <= mostOctets)
        && (mostMessages == 0 || heldMessages + messages <= mostMessages)
        && !isDomainFull(domain, octets);
  }

  /** Returns whether an account takes one more incoming message. */
  default boolean admitMail(AccountRow account, long octets) {
    return takesMail(account.domain, account.account, account.messages, account.octets, octets);
  }

  /** Returns whether an account takes one more incoming message, given what it holds. */
  default boolean takesMail(
      long domain, long account, long heldMessages, long heldOctets, long octets) {
    return hasRoom(domain, account, heldMessages, heldOctets, 1, octets)
        && !AlertLevel.of(
                stopPercent(domain, account), messages(domain, account), octets(domain, account))
            .isReached(heldMessages, heldOctets);
  }
}
