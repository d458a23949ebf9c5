package org.carillon.policy.sentence;

import java.time.Instant;
import java.util.Optional;

/**
 * An address that an account wants to forward its mail to.
 *
 * @param address the address in canonical form
 * @param asked the last time when it was asked for its consent
 * @param agreed the time of its consent; empty while it has not agreed
 */
public record ForwardTarget(String address, Instant asked, Optional<Instant> agreed) {}
