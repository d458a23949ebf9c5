package org.carillon.policy.internal.transaction;

/** A row that administrators know by its name and change in the version that they looked at. */
public interface PolicyRow {
  /** From 1, one more with each change. */
  long version();
}
