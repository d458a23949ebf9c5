package org.carillon.account;

/**
 * A domain to create.
 *
 * @param name the name as typed, in U-labels or A-labels
 * @param description free text, at most 1,000 characters
 */
public record NewDomain(String name, String description) {}
