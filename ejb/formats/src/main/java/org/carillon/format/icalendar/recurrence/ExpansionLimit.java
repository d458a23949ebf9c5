package org.carillon.format.icalendar.recurrence;

/**
 * The limits of an expansion.
 *
 * @param instances the maximum number of instances to return
 * @param steps the maximum number of instances to look at, including those outside the span
 */
public record ExpansionLimit(int instances, int steps) {
  /** The limit for queries. */
  public static final ExpansionLimit USUAL = new ExpansionLimit(5_000, 200_000);
}
