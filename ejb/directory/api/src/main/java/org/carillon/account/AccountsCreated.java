package org.carillon.account;

import java.util.List;

/**
 * Fired (CDI) inside the transaction that makes accounts; an observer's writes belong to it.
 *
 * @param accounts those that are made; never none
 * @param isReturn whether they come back from a backup as they were, with nothing that new ones
 *     begin with
 */
public record AccountsCreated(List<Account> accounts, boolean isReturn) {
  /** Copies. */
  public AccountsCreated {
    accounts = List.copyOf(accounts);
  }
}
