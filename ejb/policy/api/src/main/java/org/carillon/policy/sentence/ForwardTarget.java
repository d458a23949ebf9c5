package org.carillon.policy.sentence;

import java.time.Instant;
import java.util.Optional;

/**
 * An address to which an account wants its mail sent on.
 *
 * @param address in its one form
 * @param asked when it was asked last whether it agrees
 * @param agreed when it did; empty while it has not
 */
public record ForwardTarget(String address, Instant asked, Optional<Instant> agreed) {}
