package org.carillon.database;

import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Which rule of the schema a failed unit of work has broken. */
public final class BrokenConstraint {
  private BrokenConstraint() {}

  /** The constraint's name, if breaking one is why the work failed. */
  public static Optional<String> of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConstraintViolationException violation) {
        return Optional.ofNullable(violation.getConstraintName());
      }
    }
    return Optional.empty();
  }
}
