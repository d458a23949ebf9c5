package org.carillon.account.people;

/**
 * The order of the results. Equal results are ordered by address.
 *
 * @param by the attribute that is compared
 * @param descending true for descending order
 */
public record PersonOrder(PersonField by, boolean descending) {
  /** The order by address. */
  public static final PersonOrder PLAIN = new PersonOrder(PersonField.Fixed.ADDRESS, false);
}
