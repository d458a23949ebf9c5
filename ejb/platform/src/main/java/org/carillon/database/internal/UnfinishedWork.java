package org.carillon.database.internal;

import jakarta.ejb.ApplicationException;

/** Work that failed by an exception of its own, which the container is not to wrap or to log. */
@ApplicationException(rollback = true)
class UnfinishedWork extends Exception {
  private static final long serialVersionUID = 1L;

  private final RuntimeException failure;

  UnfinishedWork(RuntimeException failure) {
    super(failure.getMessage(), failure, false, false);
    this.failure = failure;
  }

  /** What the work threw. */
  RuntimeException failure() {
    return failure;
  }
}
