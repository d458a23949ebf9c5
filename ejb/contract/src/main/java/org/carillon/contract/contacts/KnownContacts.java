package org.carillon.contract.contacts;

import java.io.IOException;
import java.util.List;

/**
 * The people that an account knows: those in its own address books, and those it wrote to, if the
 * account allows these to be collected. Rules and policy ask it about senders.
 */
public interface KnownContacts {

  /**
   * Returns whether an account knows an address.
   *
   * @param address the address; its case does not matter
   * @throws IOException if that can't be found out now
   */
  boolean knows(long account, String address) throws IOException;

  /**
   * Returns the addresses in the account's own address books.
   *
   * @param most the maximum number of addresses
   * @throws IOException if they can't be read now
   */
  List<String> addresses(long account, int most) throws IOException;
}
