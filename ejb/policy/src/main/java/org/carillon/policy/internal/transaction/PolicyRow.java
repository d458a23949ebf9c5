package org.carillon.policy.internal.transaction;

/** A row that administrators know by its name, and change in the version that they have seen. */
public interface PolicyRow {
  /** Returns the version: 1 at first, one more with each change. */
  long version();
}
