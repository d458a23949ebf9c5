package org.carillon.policy.ban;

import java.time.Instant;
import java.util.Optional;
import org.carillon.policy.net.NetworkPrefix;

/**
 * A network that no service speaks with.
 *
 * @param reason what administrators read of it; may be empty
 * @param made for how long it was made
 * @param ends empty if only an administrator ends it
 * @param version of what administrators change
 */
public record Ban(
    NetworkPrefix network,
    BanCause cause,
    String reason,
    BanTime made,
    Instant began,
    Optional<Instant> ends,
    long version) {}
