package org.carillon.protocol.ldap.filter;

import com.unboundid.ldap.sdk.Filter;

/** How much a filter asks of every entry that is looked at: short ones may be dear. */
public final class FilterTerms {

  /** The most terms of a filter that is answered; phone books ask with about thirty. */
  private static final int MOST = 100;

  private FilterTerms() {}

  /** Whether a filter asks for more than is answered. */
  public static boolean areTooMany(Filter filter) {
    return left(filter, MOST) < 0;
  }

  /** What is left of so many terms behind a filter: each piece of a substring is one. */
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
