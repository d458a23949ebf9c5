package org.carillon.policy.internal.dnslist;

import java.util.Optional;

/** What a list says of something. */
sealed interface ListAnswer {

  /**
   * It is listed.
   *
   * @param listed what
   * @param points what that counts
   * @param text why, as the list's TXT record says it; empty where it says nothing
   */
  record Listed(String listed, int points, Optional<String> text) implements ListAnswer {}

  /** It is not listed, or not in a way that counts. */
  record NotListed() implements ListAnswer {}
}
