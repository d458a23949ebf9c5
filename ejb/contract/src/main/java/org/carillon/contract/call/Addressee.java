package org.carillon.contract.call;

import java.util.List;

/** Who stands behind an address. */
public sealed interface Addressee {

  /**
   * One of our users.
   *
   * @param address the canonical address: the same for all aliases and telephone numbers of an
   *     account
   * @param offers by which algorithms the domain's users are challenged, the first first; never
   *     empty
   */
  record Resident(AddressOfRecord address, List<DigestAlgorithm> offers) implements Addressee {}

  /**
   * The domain is ours, the user is not known in it.
   *
   * @param offers as if there were such a user
   */
  record Nobody(List<DigestAlgorithm> offers) implements Addressee {}

  /** The domain is not ours. */
  record Elsewhere() implements Addressee {}

  /**
   * Could not be found out now.
   *
   * @param why a sentence for the log, without names
   */
  record Undecided(String why) implements Addressee {}
}
