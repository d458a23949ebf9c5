package org.carillon.fetch.subscription;

import java.time.Duration;

/**
 * A table of subscriptions. Its rows have what {@link SubscriptionRows} reads and writes: the
 * mailbox (its key), account and address, when it is due, was asked and fetched, every so many
 * seconds, the last answer's etag, modified and digest, and failures, fault and status.
 *
 * @param name the table's
 * @param shown a query with one parameter, a mailbox: whether it is to be filled
 * @param longest how long one is left alone at most whose address fails
 * @param endsWhenGone whether what its server says is gone for good (RFC 9110 §15.5.11) is asked
 *     for no more until somebody wants it: {@code due} may be null
 */
public record SubscriptionTable(
    String name, String shown, Duration longest, boolean endsWhenGone) {}
