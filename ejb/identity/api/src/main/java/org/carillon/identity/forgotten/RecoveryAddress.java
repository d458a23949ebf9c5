package org.carillon.identity.forgotten;

import java.time.Instant;

/**
 * A recovery address: a mail address on another server that an account's owner reads.
 *
 * @param address the mail address, as its owner typed it
 * @param confirmed the time when a code that was sent there came back
 */
public record RecoveryAddress(String address, Instant confirmed) {}
