package org.carillon.account.internal;

import org.carillon.account.Answer;

/** Answers passed on. */
final class Answers {
  private Answers() {}

  /**
   * The same refusal, to a question of another type.
   *
   * @throws IllegalArgumentException if it is no refusal
   */
  static <T> Answer<T> same(Answer<?> refused) {
    return switch (refused) {
      case Answer.Done<?> done -> throw new IllegalArgumentException("Not a refusal");
      case Answer.NotFound<?>(String what) -> new Answer.NotFound<>(what);
      case Answer.NotAllowed<?>() -> new Answer.NotAllowed<>();
      case Answer.Invalid<?>(String field, String code, String message) ->
          new Answer.Invalid<>(field, code, message);
      case Answer.Taken<?>(String field, String message) -> new Answer.Taken<>(field, message);
      case Answer.Outdated<?>(long version) -> new Answer.Outdated<>(version);
      case Answer.TryLater<?>(String why) -> new Answer.TryLater<>(why);
    };
  }
}
