package org.carillon.account.internal;

import org.carillon.account.Answer;

/** Answers passed on. */
final class Answers {
  private Answers() {}

  /** A text holds what the database cannot. */
  static <T> Answer<T> impossible(String field) {
    return new Answer.Invalid<>(
        field, "malformed", "The text of " + field + " holds a NUL character.");
  }
}
