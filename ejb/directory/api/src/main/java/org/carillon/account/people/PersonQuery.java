package org.carillon.account.people;

import java.util.List;

/** A condition that selects people. Texts are compared without regard to case. */
public sealed interface PersonQuery {

  /** The ways to compare an attribute with a value. */
  enum Comparison {
    /** The attribute is equal to the value. */
    EQUALS,
    /** The attribute contains the value. */
    CONTAINS,
    /** The attribute begins with the value. */
    STARTS,
    /** The attribute ends with the value. */
    ENDS,
    /** The attribute is greater than the value. */
    ABOVE,
    /** The attribute is greater than or equal to the value. */
    AT_LEAST,
    /** The attribute is less than the value. */
    BELOW,
    /** The attribute is less than or equal to the value. */
    AT_MOST
  }

  /** Everybody in the directory. */
  record Everybody() implements PersonQuery {}

  /**
   * Selects the people who match all of the conditions.
   *
   * @param each the conditions
   */
  record All(List<PersonQuery> each) implements PersonQuery {
    public All {
      each = List.copyOf(each);
    }
  }

  /**
   * Selects the people who match at least one of the conditions.
   *
   * @param each the conditions
   */
  record Any(List<PersonQuery> each) implements PersonQuery {
    public Any {
      each = List.copyOf(each);
    }
  }

  /**
   * Selects the people who don't match a condition.
   *
   * @param query the condition
   */
  record Not(PersonQuery query) implements PersonQuery {}

  /**
   * Selects the people whose account is switched on or off.
   *
   * @param on true for accounts that are switched on
   */
  record Enabled(boolean on) implements PersonQuery {}

  /**
   * Selects the people who have any value of an attribute.
   *
   * @param place the attribute
   */
  record Present(PersonField place) implements PersonQuery {}

  /**
   * Selects the people whose attribute compares with a value.
   *
   * @param place the attribute that is compared
   * @param how the way to compare
   * @param value the value to compare with; a time is written as in RFC 3339
   */
  record Compared(PersonField place, Comparison how, String value) implements PersonQuery {}
}
