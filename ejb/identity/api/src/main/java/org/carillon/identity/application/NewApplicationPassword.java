package org.carillon.identity.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application password to be made.
 *
 * @param name what its owner calls the program
 * @param services what it opens ({@link ApplicationPasswords#services}); empty for all
 * @param expires when it ends; empty for never
 */
public record NewApplicationPassword(
    String name, List<String> services, Optional<Instant> expires) {}
