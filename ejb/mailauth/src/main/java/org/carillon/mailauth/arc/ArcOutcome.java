package org.carillon.mailauth.arc;

/** The result of verifying a message's chain (RFC 8617 §5.2). */
public sealed interface ArcOutcome {

  record None() implements ArcOutcome {}

  /** All seals are valid, and the message is unchanged since the last one. */
  record Pass() implements ArcOutcome {}

  record Fail(String why) implements ArcOutcome {}

  /** The chain can't be verified at the moment. A new seal treats this as a failed chain. */
  record TempError(String why) implements ArcOutcome {}

  /** Returns the keyword for Authentication-Results and for the next seal. */
  default String word() {
    return switch (this) {
      case None _ -> "none";
      case Pass _ -> "pass";
      case Fail _ -> "fail";
      case TempError _ -> "temperror";
    };
  }
}
