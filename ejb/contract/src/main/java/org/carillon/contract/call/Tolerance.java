package org.carillon.contract.call;

/**
 * How much of what cannot be served is answered to one client network in a minute.
 *
 * @param malformed of messages that cannot be read; over a connection, one more closes it
 * @param refused of requests of unknown senders for users who cannot be reached
 */
public record Tolerance(int malformed, int refused) {}
