package org.carillon.account;

import java.util.List;

/**
 * Fired (CDI) inside the transaction that creates accounts. What an observer writes belongs to that
 * transaction.
 *
 * @param accounts the accounts that are created; never empty
 * @param isReturn true if the accounts are restored from a backup as they were, without the data
 *     that new accounts start with
 */
public record AccountsCreated(List<Account> accounts, boolean isReturn) {
  public AccountsCreated {
    accounts = List.copyOf(accounts);
  }
}
