package org.carillon.contract.call;

import java.util.List;

public sealed interface AddressLookupResult {

  /**
   * A local user.
   *
   * @param address the canonical address: the same for all aliases and telephone numbers of an
   *     account
   * @param offers the algorithms by which the domain's users are challenged, in order of
   *     preference; never empty
   */
  record Resident(AddressOfRecord address, List<DigestAlgorithm> offers) implements AddressLookupResult {}

  /**
   * The domain is local, but it has no such user.
   *
   * @param offers the same algorithms as if there were such a user
   */
  record Nobody(List<DigestAlgorithm> offers) implements AddressLookupResult {}

  /** The domain is not local. */
  record Elsewhere() implements AddressLookupResult {}

  /**
   * The lookup failed for now.
   *
   * @param why a sentence for the log, without names
   */
  record Undecided(String why) implements AddressLookupResult {}
}
