package org.carillon.policy.brand;

import java.time.Instant;
import java.util.Optional;
import org.carillon.mailauth.bimi.IndicatorRequest;

/**
 * An indicator and the result of its lookup.
 *
 * @param id the indicator's id
 * @param claim the domain's claim to the indicator
 * @param reason the reason for the state, for people; may be empty
 * @param organization the owner of the mark, as the certificate says; empty without a certificate
 * @param checked the time of the last lookup
 * @param due the time of the next lookup
 * @param shownUntil the time until which the indicator is shown, if it is
 * @param digest the name of the picture; empty if there is none
 */
public record LookedUpBrand(
    long id,
    IndicatorRequest claim,
    BrandState state,
    String reason,
    BrandAuthority authority,
    String organization,
    Optional<Instant> checked,
    Optional<Instant> due,
    Optional<Instant> shownUntil,
    String digest) {}
