package org.carillon.contract.answer;

import java.util.Optional;

/**
 * The result of a request. Every edge renders it in one place: REST as a response, a page at the
 * field at fault, a protocol as its reply.
 *
 * @param <T> the type of the value that a successful request returns
 */
public sealed interface Answer<T> {

  /** The request was carried out; every change is durable. */
  record Done<T>(T value) implements Answer<T> {}

  /** The request was not carried out; nothing was changed. */
  record Failed<T>(Failure failure) implements Answer<T> {}

  /** Returns the answer of a request that was carried out and has no value. */
  static Answer<Void> done() {
    return new Done<>(null);
  }

  /** Returns the answer of a request that was not carried out. */
  static <T> Answer<T> failed(Failure failure) {
    return new Failed<>(failure);
  }

  /** A function that turns a value into another and may throw {@code X}. */
  @FunctionalInterface
  interface Step<T, R, X extends Exception> {
    /** Returns the result for {@code value}. */
    R of(T value) throws X;
  }

  /** Returns the failure if the request was not carried out, or empty if it was. */
  default Optional<Failure> asFailure() {
    return this instanceof Failed<T>(Failure failure) ? Optional.of(failure) : Optional.empty();
  }

  /** Returns this answer with {@code step} applied to its value; a failure stays the same. */
  default <R, X extends Exception> Answer<R> map(Step<? super T, ? extends R, X> step) throws X {
    return then(value -> new Done<>(step.of(value)));
  }

  /** Returns the next request's answer, made only if this one was carried out; or the failure. */
  default <R, X extends Exception> Answer<R> then(Step<? super T, Answer<R>, X> next) throws X {
    return switch (this) {
      case Done<T>(T value) -> next.of(value);
      case Failed<T>(Failure failure) -> new Failed<>(failure);
    };
  }

  /** Returns the same answer, but with a failure in the caller's terms, as for another field. */
  default <X extends Exception> Answer<T> retold(Step<Failure, Failure, X> words) throws X {
    return switch (this) {
      case Done<T> done -> done;
      case Failed<T>(Failure failure) -> new Failed<>(words.of(failure));
    };
  }
}
