package org.carillon.policy.dkim;

import java.util.Optional;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;

/**
 * A request to create a key.
 *
 * @param domain the domain that the key signs for, by any of its names
 * @param selector the selector; empty for one made from the current date
 */
public record NewDomainKey(
    String domain, Optional<String> selector, SignatureAlgorithm algorithm) {}
