package org.carillon.mailauth.dkim;

/** The result of verifying a signature (RFC 8601 §2.7.1), with the reason as part of a sentence. */
public sealed interface DkimOutcome {

  /** Returns the reason without a full stop; empty if the signature is valid. */
  String why();

  record Pass() implements DkimOutcome {
    @Override
    public String why() {
      return "";
    }
  }

  /** The signature does not match: the message was changed, or the signature was never valid. */
  record Fail(Part part, String why) implements DkimOutcome {}

  /** The part of a message that differs from the signed one. */
  enum Part {
    BODY,
    HEADER
  }

  /** The signature counts as absent. */
  record Neutral(String why) implements DkimOutcome {}

  /** The signature may be valid, but is not accepted here. */
  record Policy(String why) implements DkimOutcome {}

  /** The signature can't be verified at the moment, but perhaps later. */
  record TempError(String why) implements DkimOutcome {}

  /** The signature can never become valid (RFC 6376 §3.9: PERMFAIL). */
  record PermError(String why) implements DkimOutcome {}

  /** Returns the keyword for Authentication-Results. */
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
