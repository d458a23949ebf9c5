package org.carillon.contract.mailbox.quota;

/**
 * The step of fullness that an account has reached. Its owner is told at certain steps, and when
 * the account is full.
 *
 * @param percent the usage in percent of the limit, rounded down
 * @param step the highest step that it has reached, in percent; 100 when it is full
 */
public record QuotaStep(long percent, int step) {}
