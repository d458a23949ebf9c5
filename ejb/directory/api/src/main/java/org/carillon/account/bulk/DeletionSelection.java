package org.carillon.account.bulk;

import java.util.List;
import java.util.Optional;

/**
 * Selects the accounts to delete: all accounts that match every given condition.
 *
 * @param domain the domain that the accounts are in
 * @param search a search text with which a list of accounts would show them
 * @param addresses the addresses, of which an account must have one; empty for any address
 */
public record DeletionSelection(
    Optional<String> domain, Optional<String> search, List<String> addresses) {
  /** The greatest number of addresses. */
  public static final int MOST_NAMED = 10_000;

  public DeletionSelection {
    addresses = List.copyOf(addresses);
  }

  /** Returns whether no condition is given. Such a selection matches no account, not all. */
  public boolean isEmpty() {
    return domain.isEmpty()
        && search.filter(text -> !text.isBlank()).isEmpty()
        && addresses.isEmpty();
  }
}
