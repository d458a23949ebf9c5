package org.carillon.contract.call;

/**
 * The number of unserviceable messages from one client network that are answered in a minute.
 *
 * @param malformed the maximum of messages that cannot be parsed; one more on a connection closes
 *     it
 * @param refused the maximum of requests from unknown senders for users who cannot be reached
 */
public record CallRateLimits(int malformed, int refused) {}
