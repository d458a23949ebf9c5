package org.carillon.webmail;

/**
 * How many messages a search finds.
 *
 * @param found how many at least
 * @param isExact whether there are no more: else nobody has looked at them all
 */
public record Tally(int found, boolean isExact) {

  /** Of two folders. */
  Tally and(Tally other) {
    return new Tally(found + other.found, isExact && other.isExact);
  }
}
