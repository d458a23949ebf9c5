package org.carillon.recovery.cleanup;

import java.time.Instant;

/**
 * A message that was found, where it lies now.
 *
 * @param account the account's address
 * @param mailbox the mailbox's name
 * @param uid its UID there
 * @param subject its subject, decoded
 * @param sender the address it says to be from
 * @param received its INTERNALDATE
 */
public record FoundMessage(
    String account, String mailbox, long uid, String subject, String sender, Instant received) {}
