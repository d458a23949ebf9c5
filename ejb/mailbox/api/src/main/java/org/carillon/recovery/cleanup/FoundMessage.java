package org.carillon.recovery.cleanup;

import java.time.Instant;

/**
 * A message that was found, in its present place.
 *
 * @param account the account's address
 * @param mailbox the mailbox's name
 * @param uid the message's UID there
 * @param subject the subject, decoded
 * @param sender the address in From
 * @param received the INTERNALDATE
 */
public record FoundMessage(
    String account, String mailbox, long uid, String subject, String sender, Instant received) {}
