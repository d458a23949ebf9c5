package org.carillon.identity.passkey;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey or security key of an account.
 *
 * @param id the id by which it can be removed
 * @param name the name that its owner gave it
 * @param host the host, or a domain above it, whose pages it opens
 * @param created the time when it was registered
 * @param used the time of the last use; empty if it was never used since
 * @param from the network of the last use; empty if it was never used
 * @param synced whether its owner's devices share it, so that the loss of one device does not lose
 *     the passkey
 * @param suspected the time when it showed a lower signature count than before, as a copy of it
 *     would; empty if that never happened
 */
public record Passkey(
    String id,
    String name,
    String host,
    Instant created,
    Optional<Instant> used,
    String from,
    boolean synced,
    Optional<Instant> suspected) {}
