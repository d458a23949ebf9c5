package org.carillon.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What came of fetching something again. */
public sealed interface Renewal {

  /**
   * It is another one.
   *
   * @param validators what to ask with next time
   * @param source where it was found
   */
  @SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
  record Changed(byte[] octets, Validators validators, Source source) implements Renewal {}

  /** It is what it was. */
  record Unchanged() implements Renewal {}

  /** It has more octets than are wanted. */
  record TooLarge() implements Renewal {}

  /**
   * The server said something else, which is no redirection.
   *
   * @param retryAfter how long it wants to be left alone (RFC 9110 §10.2.3), if it says so
   */
  record Status(int status, Optional<Duration> retryAfter) implements Renewal {}

  /**
   * Nobody answered, or nobody was asked.
   *
   * @param isRefused whether the address is one that is never fetched
   */
  record Silent(boolean isRefused) implements Renewal {}

  /**
   * Where something was found.
   *
   * @param at the address it was found at, behind all redirections
   * @param moved where it is asked for from now on, if it has moved for good (RFC 9110 §15.4.2)
   * @param type what its server says it is, with parameters; empty where it says nothing
   * @param fresh for how long its server says that it stays as it is (RFC 9111 §5.2.2.1)
   */
  record Source(URI at, Optional<URI> moved, String type, Optional<Duration> fresh) {}
}
