package org.carillon.store;

/**
 * Which restorations go on; implemented by {@code archive}. What one fills stays as long as it goes
 * on, and meanwhile nothing else fills its accounts.
 */
public interface RestorationRuns {

  /**
   * An SQL condition: that a restoration goes on, and was heard of of late.
   *
   * @param run its id, as an expression
   * @param silence how long it may have been silent, as PostgreSQL writes an interval
   */
  String isGoing(String run, String silence);
}
