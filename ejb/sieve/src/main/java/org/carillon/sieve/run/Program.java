package org.carillon.sieve.run;

/**
 * A compiled script. Immutable: many runs share it.
 *
 * @param name what traces call it; empty for an account's active one
 * @param block its commands
 * @param weight how much memory it takes beside others: characters, and states of expressions
 */
public record Program(String name, Block block, long weight) {}
