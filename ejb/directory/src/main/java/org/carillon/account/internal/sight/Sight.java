package org.carillon.account.internal.sight;

/**
 * What a caller may see of persons.
 *
 * @param domain the only domain; 0 for all
 * @param only the only account; 0 for all
 * @param administers whether also what only administrators see, and accounts that are switched off
 */
public record Sight(long domain, long only, boolean administers) {}
