package org.carillon.mailbox.sharing;

import java.util.Set;

/**
 * A person with an account.
 *
 * @param account the account's id
 * @param domain the id of its domain
 * @param address its canonical address
 * @param groups the ids of the groups that it is in, directly or through nested groups
 */
public record Person(long account, long domain, String address, Set<Long> groups) {
  public Person {
    groups = Set.copyOf(groups);
  }

  /** Creates a person who is in no group. */
  public Person(long account, long domain, String address) {
    this(account, domain, address, Set.of());
  }

  /** Returns the domain of the address. */
  public String domainName() {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** Returns the name by which another person refers to this one; short within a domain. */
  public String nameFor(Person other) {
    return domain == other.domain ? address.substring(0, address.lastIndexOf('@')) : address;
  }
}
