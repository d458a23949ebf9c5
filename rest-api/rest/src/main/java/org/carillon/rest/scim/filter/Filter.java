package org.carillon.rest.scim.filter;

import java.math.BigDecimal;
import java.util.List;

/** What is asked of a resource, or of one value of an attribute (RFC 7644 §3.4.2.2). */
public sealed interface Filter {

  /** How values are compared. */
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
   * Each holds.
   *
   * @param each some
   */
  record And(List<Filter> each) implements Filter {
    /** Copies. */
    public And {
      each = List.copyOf(each);
    }
  }

  /**
   * One holds.
   *
   * @param each some
   */
  record Or(List<Filter> each) implements Filter {
    /** Copies. */
    public Or {
      each = List.copyOf(each);
    }
  }

  /**
   * It does not hold.
   *
   * @param filter another
   */
  record Not(Filter filter) implements Filter {}

  /**
   * There is a value.
   *
   * @param path of which attribute
   */
  record Present(AttributePath path) implements Filter {}

  /**
   * A value compares so.
   *
   * @param path of which attribute
   * @param operator how
   * @param value with what
   */
  record Compared(AttributePath path, Operator operator, Value value) implements Filter {}

  /**
   * One and the same of several values is so.
   *
   * @param path of which attribute
   * @param filter what is asked of the value
   */
  record Each(AttributePath path, Filter filter) implements Filter {}

  /** What is compared with. */
  sealed interface Value {
    /**
     * A text, or a moment.
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
     * @param on which
     */
    record Truth(boolean on) implements Value {}

    /** Nothing. */
    record Nothing() implements Value {}
  }
}
