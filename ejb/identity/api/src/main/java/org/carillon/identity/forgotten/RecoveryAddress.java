package org.carillon.identity.forgotten;

import java.time.Instant;

/**
 * Where else an account's owner reads mail.
 *
 * @param address a mail address, as its owner typed it
 * @param confirmed when a code that was sent there came back
 */
public record RecoveryAddress(String address, Instant confirmed) {}
