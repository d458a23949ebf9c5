package org.carillon.format.imapurl;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The part of a URL that lets others fetch what it points to (RFC 4467 §3).
 *
 * @param expire the time at which the permission ends
 * @param access the users who may fetch it
 * @param rump the URL's text up to here, which the proof covers
 * @param proof the proof that the mailbox's owner agrees; empty in a URL that is yet to get one
 */
public record UrlAuthorization(
    Optional<OffsetDateTime> expire, Access access, String rump, Optional<Proof> proof) {

  public sealed interface Access {

    /** A server that submits mail on behalf of a user. */
    record Submit(String user) implements Access {}

    record User(String user) implements Access {}

    /** Everybody who has signed in. */
    record AuthUser() implements Access {}

    record Anonymous() implements Access {}
  }

  /** The proof that the owner agrees: an upper-case mechanism and hexadecimal digits. */
  public record Proof(String mechanism, String token) {}
}
