package org.carillon.protocol.ldap.filter;

import com.unboundid.ldap.sdk.Filter;

/** Measures the cost of a filter per entry: a short filter may be expensive. */
public final class FilterCost {

  /** The most terms of a filter that is accepted; phone books send about thirty. */
  private static final int MOST = 100;

  private FilterCost() {}

  /** Returns whether a filter has too many terms. */
  public static boolean areTooMany(Filter filter) {
    return left(filter, MOST) < 0;
  }

  /** Returns how many of the allowed terms a filter leaves; each piece of a substring is one. */
  private static int left(Filter filter, int before) {
    int left = before - 1;
    switch (filter.getFilterType()) {
      case Filter.FILTER_TYPE_AND, Filter.FILTER_TYPE_OR -> {
        for (Filter each : filter.getComponents()) {
          left = left(each, left);
          if (left < 0) {
            return left;
          }
        }
      }
      case Filter.FILTER_TYPE_NOT -> left = left(filter.getNOTComponent(), left);
      case Filter.FILTER_TYPE_SUBSTRING -> left -= filter.getRawSubAnyValues().length;
      case Filter.FILTER_TYPE_EXTENSIBLE_MATCH ->
          left -= (int) filter.getAssertionValue().chars().filter(each -> each == '*').count();
      default -> {
        // One term.
      }
    }
    return left;
  }
}
