package org.carillon.contract.mailbox.quota;

/**
 * What a mailbox counts to (RFC 9208 §3.2): the account that it belongs to.
 *
 * @param account the account as names of mailboxes have it ({@code bob} in {@code ~bob/Work});
 *     empty for the caller's own
 * @param quota how much it holds, and may
 */
public record QuotaRoot(String account, Quota quota) {}
