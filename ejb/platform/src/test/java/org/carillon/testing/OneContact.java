package org.carillon.testing;

import java.util.List;
import org.carillon.contract.contacts.KnownContacts;

/**
 * An account that knows one person; all others know no one.
 *
 * @param account the account that has the address book
 * @param address the person's address, in lower case
 */
public record OneContact(long account, String address) implements KnownContacts {
  /** No account knows anyone. */
  public static final KnownContacts NOBODY = new OneContact(0, "");

  @Override
  public boolean knows(long who, String person) {
    return who == account && person.equalsIgnoreCase(address);
  }

  @Override
  public List<String> addresses(long who, int most) {
    return who == account && most > 0 ? List.of(address) : List.of();
  }
}
