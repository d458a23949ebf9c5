package org.carillon.account;

/**
 * Fired (CDI) inside the transaction that marks an account deleted.
 *
 * @param account the account's id
 * @param domain its domain's id
 * @param address the address that the account had
 */
public record AccountDeleted(long account, long domain, String address) {}
