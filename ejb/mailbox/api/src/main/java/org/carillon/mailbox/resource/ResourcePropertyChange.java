package org.carillon.mailbox.resource;

import java.util.Optional;

/**
 * A property that gets another value, or is removed.
 *
 * @param namespace the namespace of its name
 * @param name the local name
 * @param value the new value; empty to remove the property
 */
public record ResourcePropertyChange(String namespace, String name, Optional<String> value) {}
