package org.carillon.contract.mailbox.quota;

/**
 * That an account has reached a step at which its owner is told how full it is, or is full.
 *
 * @param percent how full it is, rounded down
 * @param step the highest step that it has reached, in percent; 100 when it is full
 */
public record QuotaStep(long percent, int step) {}
