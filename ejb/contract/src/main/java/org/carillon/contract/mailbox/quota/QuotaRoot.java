package org.carillon.contract.mailbox.quota;

/**
 * The account whose quota a mailbox counts towards (RFC 9208 §3.2), which is the account that owns
 * it.
 *
 * @param account the account as in names of mailboxes ({@code bob} in {@code ~bob/Work}); empty for
 *     the caller's own
 * @param quota its usage and limits
 */
public record QuotaRoot(String account, Quota quota) {}
