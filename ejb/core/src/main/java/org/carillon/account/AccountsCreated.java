package org.carillon.account;

import java.util.List;

/**
 * Fired (CDI) inside the transaction that makes accounts; an observer's writes belong to it.
 *
 * @param accounts those that are made; never none
 */
public record AccountsCreated(List<Account> accounts) {
  /** Copies. */
  public AccountsCreated {
    accounts = List.copyOf(accounts);
  }
}
