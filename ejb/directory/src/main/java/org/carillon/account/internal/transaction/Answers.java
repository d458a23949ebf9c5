package org.carillon.account.internal.transaction;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/** Answers of several. */
public final class Answers {
  private Answers() {}

  /** A text holds what the database cannot. */
  public static <T> Answer<T> impossible(String field) {
    return Answer.failed(
        new Failure.Invalid(
            field,
            "malformed",
            "The text of " + field + " holds a NUL character or half of a surrogate pair."));
  }

  /** A list is to go on from a place that none of its pages ended at. */
  public static <T> Answer<T> noPlace() {
    return Answer.failed(
        new Failure.Invalid("after", "malformed", "Give the next of the page before as after."));
  }
}
