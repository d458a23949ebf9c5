package org.carillon.account;

/**
 * A domain to make.
 *
 * @param name as typed, U-labels or A-labels
 * @param description free text, at most 1,000 characters
 */
public record NewDomain(String name, String description) {}
