package org.carillon.mailbox.sharing;

/**
 * Somebody with an account.
 *
 * @param account the account's id
 * @param domain its domain's id
 * @param address its canonical address
 */
public record Person(long account, long domain, String address) {

  /** The address' domain. */
  public String domainName() {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** How another person names this one in the name of a mailbox: shortly in the same domain. */
  public String nameFor(Person other) {
    return domain == other.domain ? address.substring(0, address.lastIndexOf('@')) : address;
  }
}
