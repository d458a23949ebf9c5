package org.carillon.contacts.internal;

/**
 * An address to which an account wrote.
 *
 * @param address the address, in lower case
 * @param name the name that was used last, or empty for none
 */
record CollectedAddress(String address, String name) {}
