package org.carillon.account.people;

/**
 * In which order people are told; those alike by their addresses.
 *
 * @param by what is compared
 * @param descending whether the last comes first
 */
public record PersonOrder(PersonPlace by, boolean descending) {
  /** By address. */
  public static final PersonOrder PLAIN = new PersonOrder(PersonPlace.Fixed.ADDRESS, false);
}
