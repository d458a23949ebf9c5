package org.carillon.mailauth.spf;

/** What came of a check (RFC 7208 §2.6). */
public sealed interface SpfResult {

  /** Why, in a sentence for people. */
  String reason();

  /**
   * There is no policy to check (RFC 7208 §2.6.1).
   *
   * @param reason a sentence for people
   */
  record None(String reason) implements SpfResult {}

  /**
   * The domain says nothing of the client (RFC 7208 §2.6.2).
   *
   * @param match what of the policy decided it
   * @param reason a sentence for people
   */
  record Neutral(SpfMatch match, String reason) implements SpfResult {}

  /**
   * The client may send for the domain (RFC 7208 §2.6.3).
   *
   * @param match what of the policy decided it
   * @param reason a sentence for people
   */
  record Pass(SpfMatch match, String reason) implements SpfResult {}

  /**
   * The client may not (RFC 7208 §2.6.4).
   *
   * @param match what of the policy decided it
   * @param explanation what the domain wants its users told, a stranger's words; empty for nothing
   * @param reason a sentence for people
   */
  record Fail(SpfMatch match, String explanation, String reason) implements SpfResult {}

  /**
   * The client probably may not (RFC 7208 §2.6.5).
   *
   * @param match what of the policy decided it
   * @param reason a sentence for people
   */
  record SoftFail(SpfMatch match, String reason) implements SpfResult {}

  /**
   * It could not be told now (RFC 7208 §2.6.6).
   *
   * @param reason a sentence for people
   */
  record TempError(String reason) implements SpfResult {}

  /**
   * The policy makes no sense (RFC 7208 §2.6.7).
   *
   * @param reason a sentence for people
   */
  record PermError(String reason) implements SpfResult {}

  /** As header fields say it (RFC 7208 §9.1, RFC 8601 §2.7.2). */
  default String keyword() {
    return switch (this) {
      case None _ -> "none";
      case Neutral _ -> "neutral";
      case Pass _ -> "pass";
      case Fail _ -> "fail";
      case SoftFail _ -> "softfail";
      case TempError _ -> "temperror";
      case PermError _ -> "permerror";
    };
  }
}
