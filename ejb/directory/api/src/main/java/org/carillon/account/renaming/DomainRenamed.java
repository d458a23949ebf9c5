package org.carillon.account.renaming;

/**
 * Fired (CDI) inside the transaction that gives a domain another name.
 *
 * @param domain the domain's id
 * @param from the name it had
 * @param to the name it has
 */
public record DomainRenamed(long domain, String from, String to) {}
