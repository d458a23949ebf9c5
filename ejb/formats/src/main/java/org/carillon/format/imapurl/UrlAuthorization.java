package org.carillon.format.imapurl;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What lets others fetch what a URL points to (RFC 4467 §3).
 *
 * @param expire until when
 * @param access who
 * @param rump the URL's text up to here: what a proof proves
 * @param proof that the mailbox's owner means it; empty in a URL that is yet to get one
 */
public record UrlAuthorization(
    Optional<OffsetDateTime> expire, Access access, String rump, Optional<Proof> proof) {

  /** Who may fetch. */
  public sealed interface Access {

    /** Whoever submits mail, on behalf of a user. */
    record Submit(String user) implements Access {}

    /** A user. */
    record User(String user) implements Access {}

    /** Everybody who has signed in. */
    record AuthUser() implements Access {}

    /** Everybody. */
    record Anonymous() implements Access {}
  }

  /**
   * The proof.
   *
   * @param mechanism how it was made, in upper case
   * @param token the proof itself, hexadecimal digits
   */
  public record Proof(String mechanism, String token) {}
}
