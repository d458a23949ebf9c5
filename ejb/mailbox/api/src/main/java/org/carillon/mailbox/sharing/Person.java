package org.carillon.mailbox.sharing;

import java.util.Set;

/**
 * Somebody with an account.
 *
 * @param account the account's id
 * @param domain its domain's id
 * @param address its canonical address
 * @param groups the ids of the groups that it is in, by itself or by groups in them
 */
public record Person(long account, long domain, String address, Set<Long> groups) {
  /** Copies. */
  public Person {
    groups = Set.copyOf(groups);
  }

  /** Somebody who is in no group. */
  public Person(long account, long domain, String address) {
    this(account, domain, address, Set.of());
  }

  /** The address' domain. */
  public String domainName() {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** How another person names this one in the name of a mailbox: shortly in the same domain. */
  public String nameFor(Person other) {
    return domain == other.domain ? address.substring(0, address.lastIndexOf('@')) : address;
  }
}
