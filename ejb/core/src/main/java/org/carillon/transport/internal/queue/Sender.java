package org.carillon.transport.internal.queue;

/**
 * The local account that signed in to send a message.
 *
 * @param account its id
 * @param domain its domain's id
 */
public record Sender(long account, long domain) {}
