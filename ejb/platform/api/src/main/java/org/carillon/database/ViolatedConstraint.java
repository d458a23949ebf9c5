package org.carillon.database;

import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Finds the constraint of the schema that a failed unit of work has violated. */
public final class ViolatedConstraint {
  private ViolatedConstraint() {}

  /** Returns the name of the violated constraint that caused the failure; empty if none did. */
  public static Optional<String> of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConstraintViolationException violation) {
        return Optional.ofNullable(violation.getConstraintName());
      }
    }
    return Optional.empty();
  }
}
