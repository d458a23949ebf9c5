package org.carillon.fetch.subscription;

import java.time.Duration;
import org.carillon.fetch.Validators;

/**
 * A subscription that is due.
 *
 * @param mailbox the mailbox that shows it
 * @param account the account that owns it
 * @param address the address to fetch
 * @param every the time between two fetches
 * @param validators the validators of the shown content
 * @param digest the hash of the shown content; null if nothing is shown
 */
@SuppressWarnings("ArrayRecordComponent") // Callers compare the octets themselves.
public record DueSubscription(
    long mailbox,
    long account,
    String address,
    Duration every,
    Validators validators,
    byte[] digest) {}
