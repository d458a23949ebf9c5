package org.carillon.fetch.subscription;

import java.time.Duration;
import org.carillon.fetch.Validators;

/**
 * A subscription that is to be fetched.
 *
 * @param mailbox where it is shown
 * @param account whose it is
 * @param address where it is fetched
 * @param every how long it waits from one look to the next
 * @param validators what its server said of what is shown
 * @param digest the hash of what is shown; null where nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // Octets that are compared by whoever reads them.
public record DueSubscription(
    long mailbox,
    long account,
    String address,
    Duration every,
    Validators validators,
    byte[] digest) {}
