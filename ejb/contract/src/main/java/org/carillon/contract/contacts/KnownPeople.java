package org.carillon.contract.contacts;

import java.io.IOException;
import java.util.List;

/**
 * Whom an account knows: people in its own address books, and those it wrote to where it lets these
 * be gathered. Rules and policy ask it about senders.
 */
public interface KnownPeople {

  /**
   * Whether an account knows an address.
   *
   * @param address in whatever case
   * @throws IOException when that can't be told now
   */
  boolean knows(long account, String address) throws IOException;

  /**
   * The addresses in the account's own address books.
   *
   * @param most how many at most
   * @throws IOException when that can't be told now
   */
  List<String> addresses(long account, int most) throws IOException;
}
