package org.carillon.account;

/**
 * Fired (CDI) inside the transaction that marks a domain deleted.
 *
 * @param domain the domain's id
 * @param name the name that the domain had
 */
public record DomainDeleted(long domain, String name) {}
