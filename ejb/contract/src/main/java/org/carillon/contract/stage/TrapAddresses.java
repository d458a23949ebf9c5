package org.carillon.contract.stage;

/**
 * Spam trap addresses, which belong to nobody and are published for programs that harvest
 * addresses: a client that writes to one is probably a spammer. Mail for them is accepted at RCPT,
 * so that the spammer does not notice, and judged with the message.
 */
@FunctionalInterface
public interface TrapAddresses {

  boolean isTrap(String address);
}
