package org.carillon.account.internal.image;

import java.util.Optional;
import java.util.function.Supplier;

/** What the image says to a question. */
public sealed interface ImageAnswer<T> {
  /** This is there. */
  record Found<T>(T value) implements ImageAnswer<T> {}

  /** There is none. */
  record None<T>() implements ImageAnswer<T> {}

  /** The image can't say: the database is to be asked. */
  record Silent<T>() implements ImageAnswer<T> {}

  /** Gives what is there, and asks the database where there is none or the image can't say. */
  default T orElseAsk(Supplier<? extends T> database) {
    return this instanceof Found<T>(T value) ? value : database.get();
  }

  /** What is there, by the database where the image can't say. */
  default Optional<T> orAsk(Supplier<Optional<T>> database) {
    return switch (this) {
      case Found<T>(T value) -> Optional.of(value);
      case None<T> _ -> Optional.empty();
      case Silent<T> _ -> database.get();
    };
  }
}
