package org.carillon.sieve.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The errors found in a script, as many as are told. */
public final class ErrorList {
  private final List<SieveError> errors = new ArrayList<>();
  private final int most;

  /** None yet. */
  public ErrorList(int most) {
    this.most = most;
  }

  /** Notes one, unless there are enough. */
  public void add(SourcePosition at, String message) {
    if (!isFull()) {
      errors.add(new SieveError(at, message));
    }
  }

  /** Whether more would not be told. */
  public boolean isFull() {
    return errors.size() >= most;
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  /** Those found, in the script's order. */
  public List<SieveError> all() {
    return errors.stream()
        .sorted(
            Comparator.comparingInt((SieveError error) -> error.at().line())
                .thenComparingInt(error -> error.at().column()))
        .toList();
  }
}
