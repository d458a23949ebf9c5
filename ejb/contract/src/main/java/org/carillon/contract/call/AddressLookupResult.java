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
  record Resident(AddressOfRecord address, List<DigestAlgorithm> offers)
      implements AddressLookupResult {}

  /** The domain is local but has no such user. The offers are the same as if it had. */
  record Nobody(List<DigestAlgorithm> offers) implements AddressLookupResult {}

  /** The domain is not local. */
  record Remote() implements AddressLookupResult {}

  /** The lookup failed for now; the reason is for the log and without names. */
  record Undecided(String why) implements AddressLookupResult {}
}
