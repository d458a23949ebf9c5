package org.carillon.policy.brand;

import java.time.Instant;
import java.util.Optional;
import org.carillon.mailauth.bimi.BrandClaim;

/**
 * An indicator as it was looked up.
 *
 * @param id names it
 * @param claim whose it is
 * @param reason why, for people; empty where there is nothing to say
 * @param organization whose mark it is, as the certificate says; empty without one
 * @param checked when it was looked up last
 * @param due when it is looked up again
 * @param shownUntil until when it is shown, if it is
 * @param digest names its picture; empty for none
 */
public record LookedUpBrand(
    long id,
    BrandClaim claim,
    BrandState state,
    String reason,
    BrandAuthority authority,
    String organization,
    Optional<Instant> checked,
    Optional<Instant> due,
    Optional<Instant> shownUntil,
    String digest) {}
