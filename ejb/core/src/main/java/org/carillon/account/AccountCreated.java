package org.carillon.account;

/**
 * Fired (CDI) inside the transaction that makes an account; an observer's writes belong to it.
 *
 * @param account the account's id
 * @param domain its domain's id
 * @param address its canonical address
 */
public record AccountCreated(long account, long domain, String address) {}
