package org.carillon.identity.secondfactor;

import java.time.Instant;
import java.util.Optional;

/**
 * An account's authenticator, without its secret, and its recovery codes.
 *
 * @param authenticator whether there is an authenticator; otherwise passkeys are the second factor,
 *     and the recovery codes replace them
 * @param created the time when it was set up
 * @param used the time of the last right code; empty if there was none since
 * @param recoveryCodes the number of recovery codes that are left
 */
public record SecondFactor(
    boolean authenticator, Instant created, Optional<Instant> used, int recoveryCodes) {}
