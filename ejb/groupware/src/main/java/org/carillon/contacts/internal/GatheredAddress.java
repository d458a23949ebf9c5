package org.carillon.contacts.internal;

/**
 * An address that an account wrote to.
 *
 * @param address in lower case
 * @param name as it was written of late; empty where it had none
 */
record GatheredAddress(String address, String name) {}
