package org.carillon.contract.mailbox.watch;

/**
 * How an account is, to ask later what changed since (as the state of RFC 8620 §5.2).
 *
 * @param account the account's modseq
 * @param server the count of changes of the server's own annotations
 */
public record AccountState(long account, long server) {}
