package org.carillon.database.internal;

import jakarta.ejb.ApplicationException;

/** Wraps an exception of the work that the container must neither wrap nor log. */
@ApplicationException(rollback = true)
class RolledBackWork extends Exception {
  private static final long serialVersionUID = 1L;

  private final RuntimeException failure;

  RolledBackWork(RuntimeException failure) {
    super(failure.getMessage(), failure, false, false);
    this.failure = failure;
  }

  /** Returns the exception that the work threw. */
  RuntimeException failure() {
    return failure;
  }
}
