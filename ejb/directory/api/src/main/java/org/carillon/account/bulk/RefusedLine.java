package org.carillon.account.bulk;

import org.carillon.contract.answer.Failure;

/**
 * An account in an import file that was not created.
 *
 * @param line the line of the file at which the account begins, from 1
 * @param name the account's name as the file gives it; may be empty
 * @param field the attribute at fault; may be empty
 * @param code a short stable word for the reason
 * @param message the reason in a sentence
 */
public record RefusedLine(int line, String name, String field, String code, String message) {

  /** Creates a refused line with the reason of a failure. */
  public static RefusedLine of(int line, String name, Failure failure) {
    return switch (failure) {
      case Failure.Invalid(String field, String code, String message, _, _) ->
          new RefusedLine(line, name, field, code, message);
      case Failure.Taken(String field, String code, String message, _) ->
          new RefusedLine(line, name, field, code, message);
      case Failure.NotAllowed(String code, String message) ->
          new RefusedLine(line, name, "", code, message);
      case Failure.TryLater(String message) -> new RefusedLine(line, name, "", "not-now", message);
      case Failure.SeveralInvalid several -> of(line, name, several.each().getFirst());
      case Failure.Damaged(String message) -> new RefusedLine(line, name, "", "damaged", message);
      case Failure.NotFound missing ->
          new RefusedLine(line, name, "", "not-found", "There is no " + missing.thing() + ".");
      case Failure.LimitReached _ ->
          new RefusedLine(line, name, "", "limit", "The limit is reached. No more can be added.");
      case Failure.Outdated _ ->
          new RefusedLine(
              line,
              name,
              "",
              "outdated",
              "It was changed by somebody else in the meantime. Load it again and repeat the"
                  + " change.");
    };
  }
}
