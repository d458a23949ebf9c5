package org.carillon.contract.answer;

import java.util.Optional;

/**
 * What came of a request. Every edge renders it in one place: REST as a response, a page at the
 * field at fault, a protocol as its reply.
 *
 * @param <T> what is answered when the request was carried out
 */
public sealed interface Answer<T> {

  /** Carried out; every change is durable. */
  record Done<T>(T value) implements Answer<T> {}

  /** Not carried out; nothing was changed. */
  record Failed<T>(Failure failure) implements Answer<T> {}

  /** Carried out, with nothing to tell. */
  static Answer<Void> done() {
    return new Done<>(null);
  }

  /** Not carried out. */
  static <T> Answer<T> failed(Failure failure) {
    return new Failed<>(failure);
  }

  /**
   * What makes something else of a value.
   *
   * @param <X> what it may throw
   */
  @FunctionalInterface
  interface Step<T, R, X extends Exception> {
    /** Makes it. */
    R of(T value) throws X;
  }

  /** Why it was not carried out; empty if it was. */
  default Optional<Failure> asFailure() {
    return this instanceof Failed<T>(Failure failure) ? Optional.of(failure) : Optional.empty();
  }

  /** The answer with something else made of its value; a failure stays the same. */
  default <R, X extends Exception> Answer<R> map(Step<? super T, ? extends R, X> step) throws X {
    return then(value -> new Done<>(step.of(value)));
  }

  /** What the next request answers, if this one was carried out; a failure stays the same. */
  default <R, X extends Exception> Answer<R> then(Step<? super T, Answer<R>, X> next) throws X {
    return switch (this) {
      case Done<T>(T value) -> next.of(value);
      case Failed<T>(Failure failure) -> new Failed<>(failure);
    };
  }

  /** The same answer, with a failure told in the words of who asks: by another field, say. */
  default <X extends Exception> Answer<T> retold(Step<Failure, Failure, X> words) throws X {
    return switch (this) {
      case Done<T> done -> done;
      case Failed<T>(Failure failure) -> new Failed<>(words.of(failure));
    };
  }
}
