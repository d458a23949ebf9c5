package org.carillon.contract.call;

/** Who stands behind an address. */
public sealed interface Addressee {

  /**
   * One of our users.
   *
   * @param address the canonical address: the same for all aliases and telephone numbers of an
   *     account
   */
  record Resident(AddressOfRecord address) implements Addressee {}

  /** The domain is ours, the user is not known in it. */
  record Nobody() implements Addressee {}

  /** The domain is not ours. */
  record Elsewhere() implements Addressee {}

  /**
   * Could not be found out now.
   *
   * @param why a sentence for the log, without names
   */
  record Undecided(String why) implements Addressee {}
}
