package org.carillon.account.people;

import java.time.Instant;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.Alias;

/**
 * An account with all of its addresses.
 *
 * @param account the account
 * @param aliases its other addresses
 * @param modified the time of the last change
 */
public record AccountWithAliases(Account account, List<Alias> aliases, Instant modified) {
  public AccountWithAliases {
    aliases = List.copyOf(aliases);
  }
}
