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

  /** All conditions hold. */
  record And(List<Filter> each) implements Filter {
    public And {
      each = List.copyOf(each);
    }
  }

  /** At least one condition holds. */
  record Or(List<Filter> each) implements Filter {
    public Or {
      each = List.copyOf(each);
    }
  }

  /** The condition does not hold. */
  record Not(Filter filter) implements Filter {}

  /** The attribute has a value. */
  record Present(AttributePath path) implements Filter {}

  /** A comparison with a value. */
  record Compared(AttributePath path, Operator operator, Value value) implements Filter {}

  /** One value of a multi-valued attribute meets the condition. */
  record Each(AttributePath path, Filter filter) implements Filter {}

  /** The right side of a comparison. */
  sealed interface Value {
    /** A text or a time, as written. */
    record Text(String text) implements Value {}

    /** A number, as written. */
    record Whole(BigDecimal number) implements Value {}

    record Truth(boolean on) implements Value {}

    /** The value null. */
    record Nothing() implements Value {}
  }
}
