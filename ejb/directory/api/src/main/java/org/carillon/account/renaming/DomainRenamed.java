package org.carillon.account.renaming;

/**
 * Fired (CDI) inside the transaction that gives a domain another name.
 *
 * @param domain the domain's id
 * @param from the old name
 * @param to the new name
 */
public record DomainRenamed(long domain, String from, String to) {}
