package org.carillon.identity.secondfactor;

import java.time.Instant;
import java.util.Optional;

/**
 * An account's authenticator, without its secret, and its recovery codes.
 *
 * @param authenticator whether there is one; else passkeys are the second factor, and the recovery
 *     codes theirs
 * @param created when it was set up
 * @param used when a code was right last; empty for never since
 * @param recoveryCodes how many recovery codes are left
 */
public record SecondFactor(
    boolean authenticator, Instant created, Optional<Instant> used, int recoveryCodes) {}
