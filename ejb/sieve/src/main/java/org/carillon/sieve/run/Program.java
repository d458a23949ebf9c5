package org.carillon.sieve.run;

/**
 * A compiled script. Immutable: many runs share it.
 *
 * @param name its name in traces; empty for an account's active one
 * @param block its commands
 * @param weight its relative memory: characters, and states of expressions
 */
public record Program(String name, Block block, long weight) {}
