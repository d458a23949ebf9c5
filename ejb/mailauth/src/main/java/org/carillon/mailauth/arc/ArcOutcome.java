package org.carillon.mailauth.arc;

/** What came of a message's chain (RFC 8617 §5.2). */
public sealed interface ArcOutcome {

  /** The word for it in Authentication-Results, and in the next seal. */
  String word();

  /** There is none. */
  record None() implements ArcOutcome {
    @Override
    public String word() {
      return "none";
    }
  }

  /** Each seal holds, and the message is as the last who sealed it saw it. */
  record Pass() implements ArcOutcome {
    @Override
    public String word() {
      return "pass";
    }
  }

  /** It does not hold. */
  record Fail(String why) implements ArcOutcome {
    @Override
    public String word() {
      return "fail";
    }
  }

  /** It can't be told now; for a seal that is a chain that does not hold. */
  record TempError(String why) implements ArcOutcome {
    @Override
    public String word() {
      return "temperror";
    }
  }
}
