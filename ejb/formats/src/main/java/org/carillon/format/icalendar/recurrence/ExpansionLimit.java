package org.carillon.format.icalendar.recurrence;

/**
 * How much an expansion may take.
 *
 * @param instances how many instances are answered
 * @param steps how many are looked at for that, those outside of the span included
 */
public record ExpansionLimit(int instances, int steps) {
  /** What queries may take. */
  public static final ExpansionLimit USUAL = new ExpansionLimit(5_000, 200_000);
}
