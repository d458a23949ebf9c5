package org.carillon.policy.external;

import java.util.List;

/** The filters in use, by position and name. The list is kept in memory. */
@FunctionalInterface
public interface ActiveFilters {
  /** Returns all filters in use. */
  List<ExternalFilter> all();
}
