package org.carillon.policy.internal.dnslist;

import java.util.Optional;

sealed interface ListAnswer {

  /**
   * The subject is listed.
   *
   * @param listed the subject
   * @param points the points for the listing
   * @param text the reason in the list's TXT record; empty if there is none
   */
  record Listed(String listed, int points, Optional<String> text) implements ListAnswer {}

  /** The subject is not listed, or the answer is not one that counts. */
  record NotListed() implements ListAnswer {}
}
