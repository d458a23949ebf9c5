package org.carillon.account.bulk;

import java.util.List;
import java.util.Optional;

/**
 * Which accounts are to be deleted: all for whom everything holds that is said.
 *
 * @param domain they are in this domain
 * @param search a list of accounts shows them for this
 * @param addresses they have one of these; none for any
 */
public record DeletionWish(
    Optional<String> domain, Optional<String> search, List<String> addresses) {
  /** How many may be named. */
  public static final int MOST_NAMED = 10_000;

  /** Copies. */
  public DeletionWish {
    addresses = List.copyOf(addresses);
  }

  /** Whether nothing is said: that means nobody, and not everybody. */
  public boolean isEmpty() {
    return domain.isEmpty()
        && search.filter(text -> !text.isBlank()).isEmpty()
        && addresses.isEmpty();
  }
}
