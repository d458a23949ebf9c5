package org.carillon.account.internal.image;

import java.util.Optional;
import java.util.function.Supplier;

/** The answer of the image to a question. */
public sealed interface ImageAnswer<T> {
  /** The object exists. */
  record Found<T>(T value) implements ImageAnswer<T> {}

  /** The object doesn't exist. */
  record None<T>() implements ImageAnswer<T> {}

  /** The image has no answer; the database must be asked. */
  record Silent<T>() implements ImageAnswer<T> {}

  /** Returns the object from memory. Asks the database if none or the image has no answer. */
  default T orElseAsk(Supplier<? extends T> database) {
    return this instanceof Found<T>(T value) ? value : database.get();
  }

  /** Returns the object from memory. Asks the database only if the image has no answer. */
  default Optional<T> orAsk(Supplier<Optional<T>> database) {
    return switch (this) {
      case Found<T>(T value) -> Optional.of(value);
      case None<T> _ -> Optional.empty();
      case Silent<T> _ -> database.get();
    };
  }
}
