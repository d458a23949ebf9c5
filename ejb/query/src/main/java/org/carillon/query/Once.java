package org.carillon.query;

import java.util.function.Supplier;

/** What is asked for when it is first needed. */
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
