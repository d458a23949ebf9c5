package org.carillon.query;

import java.util.function.Supplier;

/** A value that is computed on first use. */
final class Once<T> {
  private final Supplier<T> source;
  private T value;

  Once(Supplier<T> source) {
    this.source = source;
  }

  T get() {
    if (value == null) {
      value = source.get();
    }
    return value;
  }
}
