package org.carillon.transport.internal;

/**
 * The local account that signed in to send a message.
 *
 * @param account its id
 * @param domain its domain's id
 */
record Sender(long account, long domain) {}
