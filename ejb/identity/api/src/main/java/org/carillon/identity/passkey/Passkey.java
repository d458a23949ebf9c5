package org.carillon.identity.passkey;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey or security key of an account.
 *
 * @param id names it for taking it away
 * @param name what its owner calls it
 * @param host the host, or a domain above it, whose pages it opens
 * @param created when it was registered
 * @param used when it was used last; empty for never since
 * @param from the network it was used from last; empty if never
 * @param synced whether its owner's devices share it, so that the loss of one loses nothing
 * @param suspected when it showed a lower count than before, as a copy of it would; empty for never
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
