package org.carillon.account.people;

import java.util.List;

/** Which people are looked for. Texts are compared without regard to case. */
public sealed interface PersonQuery {

  /** How a value is compared. */
  enum Comparison {
    /** Is it. */
    EQUALS,
    /** Has it in it. */
    CONTAINS,
    /** Begins with it. */
    STARTS,
    /** Ends with it. */
    ENDS,
    /** Comes behind it. */
    ABOVE,
    /** Comes not before it. */
    AT_LEAST,
    /** Comes before it. */
    BELOW,
    /** Comes not behind it. */
    AT_MOST
  }

  /** Everybody. */
  record Everybody() implements PersonQuery {}

  /**
   * Who is found by all of these.
   *
   * @param each some
   */
  record All(List<PersonQuery> each) implements PersonQuery {
    /** Copies. */
    public All {
      each = List.copyOf(each);
    }
  }

  /**
   * Who is found by any of these.
   *
   * @param each some
   */
  record Any(List<PersonQuery> each) implements PersonQuery {
    /** Copies. */
    public Any {
      each = List.copyOf(each);
    }
  }

  /**
   * Who is not found by this.
   *
   * @param query another
   */
  record Not(PersonQuery query) implements PersonQuery {}

  /**
   * Who can sign in, or who cannot.
   *
   * @param on which of both
   */
  record Enabled(boolean on) implements PersonQuery {}

  /**
   * Of whom something is said at all.
   *
   * @param place what
   */
  record Present(PersonPlace place) implements PersonQuery {}

  /**
   * Of whom this is said.
   *
   * @param place what is compared
   * @param how in which way
   * @param value with this; of times as RFC 3339 writes them
   */
  record Compared(PersonPlace place, Comparison how, String value) implements PersonQuery {}
}
