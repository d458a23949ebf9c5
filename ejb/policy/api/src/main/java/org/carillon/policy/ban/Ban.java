package org.carillon.policy.ban;

import java.time.Instant;
import java.util.Optional;
import org.carillon.policy.net.NetworkPrefix;

/**
 * A network that no service accepts connections from.
 *
 * @param reason the reason that administrators read; may be empty
 * @param made the time that the ban was made for
 * @param ends the end of the ban; empty if only an administrator ends it
 * @param version the version of the fields that administrators change
 */
public record Ban(
    NetworkPrefix network,
    BanCause cause,
    String reason,
    BanTime made,
    Instant began,
    Optional<Instant> ends,
    long version) {}
