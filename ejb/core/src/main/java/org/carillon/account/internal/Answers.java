package org.carillon.account.internal;

import org.carillon.account.Answer;

/** Answers of several. */
final class Answers {
  private Answers() {}

  /** A text holds what the database cannot. */
  static <T> Answer<T> impossible(String field) {
    return new Answer.Invalid<>(
        field,
        "malformed",
        "The text of " + field + " holds a NUL character or half of a surrogate pair.");
  }

  /** A list is to go on from a place that none of its pages ended at. */
  static <T> Answer<T> noPlace() {
    return new Answer.Invalid<>("after", "malformed", "Give the next of the page before as after.");
  }
}
