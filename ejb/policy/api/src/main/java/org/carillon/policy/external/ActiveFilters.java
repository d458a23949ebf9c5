package org.carillon.policy.external;

import java.util.List;

/** The filters in use, by position and name; costs nothing to ask. */
@FunctionalInterface
public interface ActiveFilters {
  /** All of them. */
  List<ExternalFilter> all();
}
