package org.carillon.mailauth.arc;

/** What came of a message's chain (RFC 8617 §5.2). */
public sealed interface ArcOutcome {

  /** There is none. */
  record None() implements ArcOutcome {}

  /** Each seal holds, and the message is as the last who sealed it saw it. */
  record Pass() implements ArcOutcome {}

  /** It does not hold. */
  record Fail(String why) implements ArcOutcome {}

  /** It can't be told now; for a seal that is a chain that does not hold. */
  record TempError(String why) implements ArcOutcome {}

  /** The word for it in Authentication-Results, and in the next seal. */
  default String word() {
    return switch (this) {
      case None _ -> "none";
      case Pass _ -> "pass";
      case Fail _ -> "fail";
      case TempError _ -> "temperror";
    };
  }
}
