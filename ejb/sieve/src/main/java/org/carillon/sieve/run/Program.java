package org.carillon.sieve.run;

/**
 * A compiled script. Immutable: many runs share it.
 *
 * @param name what traces call it; empty for an account's active one
 * @param block its commands
 */
public record Program(String name, Block block) {}
