package org.carillon.account.renaming;

/**
 * Fired (CDI) inside the transaction that gives an account another address.
 *
 * @param account the account's id
 * @param from the address it had
 * @param to the address it has
 */
public record AccountRenamed(long account, String from, String to) {}
