package org.carillon.mailbox.resource;

import java.util.Optional;

/**
 * A property that gets another value, or goes.
 *
 * @param namespace of its name
 * @param name its name there
 * @param value empty to remove it
 */
public record ResourcePropertyChange(String namespace, String name, Optional<String> value) {}
