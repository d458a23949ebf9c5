package org.carillon.contract.mailbox.watch;

/**
 * Up to where somebody knows what happened in an account.
 *
 * @param account the account's modseq
 * @param server the count of changes of the server's own annotations
 */
public record NewsMark(long account, long server) {}
