package org.carillon.mailauth.dkim;

/** What came of a signature (RFC 8601 §2.7.1), with the reason in a sentence's words. */
public sealed interface DkimOutcome {

  /** Why, without a full stop; empty if it is as it should be. */
  String why();

  /** It holds. */
  record Pass() implements DkimOutcome {
    @Override
    public String why() {
      return "";
    }
  }

  /** It does not hold: something was changed, or it was never right. */
  record Fail(Part part, String why) implements DkimOutcome {}

  /** What of a message is not as it was signed. */
  enum Part {
    BODY,
    HEADER
  }

  /** It counts as if there were none. */
  record Neutral(String why) implements DkimOutcome {}

  /** It may hold, and is not taken here. */
  record Policy(String why) implements DkimOutcome {}

  /** It can't be told now; later it may. */
  record TempError(String why) implements DkimOutcome {}

  /** It can't be right, ever (RFC 6376 §3.9: PERMFAIL). */
  record PermError(String why) implements DkimOutcome {}

  /** The word for it in Authentication-Results. */
  default String word() {
    return switch (this) {
      case Pass _ -> "pass";
      case Fail _ -> "fail";
      case Neutral _ -> "neutral";
      case Policy _ -> "policy";
      case TempError _ -> "temperror";
      case PermError _ -> "permerror";
    };
  }
}
