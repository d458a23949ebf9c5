package org.carillon.fetch.subscription;

import java.time.Duration;

/**
 * A table of subscriptions. It has the columns that {@link SubscriptionRows} reads and writes: the
 * mailbox (its key), the account, the address; the times due, asked and fetched; the interval in
 * seconds; the last response's etag, modified and digest; failures, fault and status.
 *
 * @param name the table's name
 * @param shown a query with one parameter, a mailbox, that tells whether it is to be filled
 * @param longest the longest time between attempts after failures
 * @param endsWhenGone whether fetches end when the server says that the content is gone for good
 *     (RFC 9110 §15.5.11), until a user asks for it; {@code due} may then be null
 */
public record SubscriptionTable(
    String name, String shown, Duration longest, boolean endsWhenGone) {}
