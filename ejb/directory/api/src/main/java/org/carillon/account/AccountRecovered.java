package org.carillon.account;

/**
 * Fired (CDI) inside the transaction that brings a deleted account back.
 *
 * @param account the account's id, as before
 * @param domain its domain's id
 * @param address the account's present address
 */
public record AccountRecovered(long account, long domain, String address) {}
