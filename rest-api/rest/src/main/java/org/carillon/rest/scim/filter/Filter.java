package org.carillon.rest.scim.filter;

import java.math.BigDecimal;
import java.util.List;

/** A condition on a resource, or on one value of an attribute (RFC 7644 §3.4.2.2). */
public sealed interface Filter {

  /** A comparison of values. */
  enum Operator {
    EQ,
    NE,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE
  }

  /**
   * All hold.
   *
   * @param each the conditions
   */
  record And(List<Filter> each) implements Filter {
    public And {
      each = List.copyOf(each);
    }
  }

  /**
   * At least one holds.
   *
   * @param each the conditions
   */
  record Or(List<Filter> each) implements Filter {
    public Or {
      each = List.copyOf(each);
    }
  }

  /**
   * The condition does not hold.
   *
   * @param filter the condition
   */
  record Not(Filter filter) implements Filter {}

  /**
   * The attribute has a value.
   *
   * @param path the attribute
   */
  record Present(AttributePath path) implements Filter {}

  /**
   * A comparison with a value.
   *
   * @param path the attribute
   * @param operator the comparison
   * @param value the value
   */
  record Compared(AttributePath path, Operator operator, Value value) implements Filter {}

  /**
   * One value of a multi-valued attribute matches.
   *
   * @param path the attribute
   * @param filter the condition on the value
   */
  record Each(AttributePath path, Filter filter) implements Filter {}

  /** The right side of a comparison. */
  sealed interface Value {
    /**
     * A text or a time.
     *
     * @param text as written
     */
    record Text(String text) implements Value {}

    /**
     * A number.
     *
     * @param number as written
     */
    record Whole(BigDecimal number) implements Value {}

    /**
     * True or false.
     *
     * @param on the value
     */
    record Truth(boolean on) implements Value {}

    /** The value null. */
    record Nothing() implements Value {}
  }
}
