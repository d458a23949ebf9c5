package org.carillon.mailauth.dmarc;

/** The result of a DMARC check (RFC 9989 §5.3.5, RFC 8601 §2.7.1 with RFC 9989 §9.2). */
public sealed interface DmarcResult {

  /** Returns the reason, as a sentence for people. */
  String reason();

  /** The author's domain has no policy, or there is no author domain. */
  record None(String reason) implements DmarcResult {}

  /** The author's domain sent the message. */
  record Pass(String reason) implements DmarcResult {}

  /**
   * There is no proof that the author's domain sent the message.
   *
   * @param requested the policy that the domain requests, one level milder while it tests
   * @param reason the reason, as a sentence for people
   */
  record Fail(DmarcPolicy requested, String reason) implements DmarcResult {}

  /** The check could not be completed, so no policy may be applied (RFC 9989 §5.3.6). */
  record TempError(String reason) implements DmarcResult {}

  /** The message names more author domains than are checked (RFC 9989 §11.5). */
  record PermError(String reason) implements DmarcResult {}

  /** Returns the keyword in Authentication-Results. */
  default String keyword() {
    return switch (this) {
      case None _ -> "none";
      case Pass _ -> "pass";
      case Fail _ -> "fail";
      case TempError _ -> "temperror";
      case PermError _ -> "permerror";
    };
  }
}
