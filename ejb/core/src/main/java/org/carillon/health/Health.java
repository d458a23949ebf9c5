package org.carillon.health;

/**
 * How a part is.
 *
 * @param part what reports: {@code database}, {@code store}, {@code listeners}
 * @param ready whether it can do its work
 * @param sentence what is wrong or how it is, fit for an administrator, without secrets
 */
public record Health(String part, boolean ready, String sentence) {}
