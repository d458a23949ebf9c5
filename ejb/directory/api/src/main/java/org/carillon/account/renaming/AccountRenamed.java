package org.carillon.account.renaming;

/**
 * Fired (CDI) inside the transaction that gives an account another address.
 *
 * @param account the account's id
 * @param from the old address
 * @param to the new address
 */
public record AccountRenamed(long account, String from, String to) {}
