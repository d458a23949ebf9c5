package org.carillon.sieve.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The errors of a script, up to a limit. */
public final class ErrorList {
  private final List<SieveError> errors = new ArrayList<>();
  private final int most;

  /** Creates an empty list. */
  public ErrorList(int most) {
    this.most = most;
  }

  /** Adds an error, unless the list is full. */
  public void add(SourcePosition at, String message) {
    if (!isFull()) {
      errors.add(new SieveError(at, message));
    }
  }

  public boolean isFull() {
    return errors.size() >= most;
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  public List<SieveError> all() {
    return errors.stream()
        .sorted(
            Comparator.comparingInt((SieveError error) -> error.at().line())
                .thenComparingInt(error -> error.at().column()))
        .toList();
  }
}
