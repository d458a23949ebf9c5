package org.carillon.settings;

/**
 * An effective value and its origin.
 *
 * @param value the value
 * @param origin the level it was set at, or {@link Origin#BUILT_IN}
 */
public record Resolved<T>(T value, Origin origin) {}
