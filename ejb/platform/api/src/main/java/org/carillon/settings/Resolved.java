package org.carillon.settings;

/**
 * A value in force and where it comes from.
 *
 * @param value the value
 * @param origin the level it was set at, or {@link Origin#BUILT_IN}
 */
public record Resolved<T>(T value, Origin origin) {}
