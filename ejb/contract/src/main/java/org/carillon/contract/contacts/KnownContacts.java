package org.carillon.contract.contacts;

import java.io.IOException;
import java.util.List;

/**
 * The people that an account knows: those in its own address books, and those it wrote to, if the
 * account allows these to be collected. Rules and policy ask it about senders.
 */
public interface KnownContacts {

  /** Returns whether an account knows an address, ignoring case; throws if undecided now. */
  boolean knows(long account, String address) throws IOException;

  /** Returns at most {@code most} addresses in the account's own address books. */
  List<String> addresses(long account, int most) throws IOException;
}
