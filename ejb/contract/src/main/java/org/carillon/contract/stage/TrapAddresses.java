package org.carillon.contract.stage;

/**
 * Addresses that nobody has, published for those who gather addresses: who writes to one is no
 * friend. Mail for them is taken at RCPT, so that this is not noticed, and judged with the message.
 */
@FunctionalInterface
public interface TrapAddresses {

  /** Whether an address is a trap. */
  boolean isTrap(String address);
}
