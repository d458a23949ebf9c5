package org.carillon.account.internal.transaction;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/** Answers that several operations give. */
public final class Answers {
  private Answers() {}

  /** Returns the failure for a text with characters that the database can't store. */
  public static <T> Answer<T> impossible(String field) {
    return Answer.failed(
        new Failure.Invalid(
            field,
            "malformed",
            "The text of " + field + " contains a NUL character or an unpaired surrogate."));
  }

  /** Returns the failure for a list that is to continue from an invalid position. */
  public static <T> Answer<T> noPlace() {
    return Answer.failed(
        new Failure.Invalid(
            "after",
            "malformed",
            "The parameter after must be the value of next in the previous page."));
  }
}
