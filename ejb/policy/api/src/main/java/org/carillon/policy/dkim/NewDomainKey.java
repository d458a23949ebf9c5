package org.carillon.policy.dkim;

import java.util.Optional;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;

/**
 * A key to be made.
 *
 * @param domain for which domain it signs, by any of its names
 * @param selector empty for one of the day
 */
public record NewDomainKey(
    String domain, Optional<String> selector, SignatureAlgorithm algorithm) {}
