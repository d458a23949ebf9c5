package org.carillon.account.secondfactor;

import java.time.Instant;
import java.util.Optional;

/**
 * An account's authenticator, without its secret.
 *
 * @param created when it was set up
 * @param used when a code was right last; empty for never since
 * @param recoveryCodes how many recovery codes are left
 */
public record SecondFactor(Instant created, Optional<Instant> used, int recoveryCodes) {}
