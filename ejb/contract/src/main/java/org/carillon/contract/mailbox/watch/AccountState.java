package org.carillon.contract.mailbox.watch;

/**
 * The state of an account, with which a caller can later ask what has changed (as the state of RFC
 * 8620 §5.2).
 *
 * @param account the account's modseq
 * @param server the number of changes of the server's own annotations
 */
public record AccountState(long account, long server) {}
