package org.carillon.identity.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The description of an application password to be created.
 *
 * @param name the program's name, as its owner chose it
 * @param services the services that it opens ({@link ApplicationPasswords#services}); empty for all
 * @param expires the time when it ends; empty if it does not expire
 */
public record NewApplicationPassword(
    String name, List<String> services, Optional<Instant> expires) {}
