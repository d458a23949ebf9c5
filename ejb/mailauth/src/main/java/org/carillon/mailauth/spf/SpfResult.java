package org.carillon.mailauth.spf;

/** The result of a check (RFC 7208 §2.6). */
public sealed interface SpfResult {

  /** Returns the reason, as a sentence for people. */
  String reason();

  /** There is no policy to check (RFC 7208 §2.6.1). */
  record None(String reason) implements SpfResult {}

  /** The policy makes no statement about the client (RFC 7208 §2.6.2). */
  record Neutral(SpfMatch match, String reason) implements SpfResult {}

  /** The client may send for the domain (RFC 7208 §2.6.3). */
  record Pass(SpfMatch match, String reason) implements SpfResult {}

  /**
   * The client may not send for the domain (RFC 7208 §2.6.4).
   *
   * @param match the directive that decided
   * @param explanation the explanation that the domain publishes, which is untrusted text; empty
   *     for none
   * @param reason the reason, as a sentence for people
   */
  record Fail(SpfMatch match, String explanation, String reason) implements SpfResult {}

  /** The client probably may not send for the domain (RFC 7208 §2.6.5). */
  record SoftFail(SpfMatch match, String reason) implements SpfResult {}

  /** The check could not be completed for now (RFC 7208 §2.6.6). */
  record TempError(String reason) implements SpfResult {}

  /** The policy is invalid (RFC 7208 §2.6.7). */
  record PermError(String reason) implements SpfResult {}

  /** Returns the keyword in header fields (RFC 7208 §9.1, RFC 8601 §2.7.2). */
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
