package org.carillon.mailauth.dmarc;

/** What came of the check (RFC 9989 §5.3.5, RFC 8601 §2.7.1 with RFC 9989 §9.2). */
public sealed interface DmarcResult {

  /** Why, in a sentence for people. */
  String reason();

  /**
   * The author's domain has no policy, or there is no author's domain.
   *
   * @param reason a sentence for people
   */
  record None(String reason) implements DmarcResult {}

  /**
   * The author's domain sent it.
   *
   * @param reason a sentence for people
   */
  record Pass(String reason) implements DmarcResult {}

  /**
   * Nothing shows that the author's domain sent it.
   *
   * @param requested what the domain wants done with it; one level milder while it tests
   * @param reason a sentence for people
   */
  record Fail(DmarcPolicy requested, String reason) implements DmarcResult {}

  /**
   * It could not be told now: no policy may be applied (RFC 9989 §5.3.6).
   *
   * @param reason a sentence for people
   */
  record TempError(String reason) implements DmarcResult {}

  /**
   * The message names more authors' domains than are looked at (RFC 9989 §11.5).
   *
   * @param reason a sentence for people
   */
  record PermError(String reason) implements DmarcResult {}

  /** As Authentication-Results says it. */
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
