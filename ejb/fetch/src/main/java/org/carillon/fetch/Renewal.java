package org.carillon.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The result of fetching an address again. */
public sealed interface Renewal {

  /** The content has changed; the validators are for the next request. */
  @SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
  record Changed(byte[] octets, Validators validators, Source source) implements Renewal {}

  /** The content has not changed. */
  record Unchanged() implements Renewal {}

  /** The content has more octets than the caller accepts. */
  record TooLarge() implements Renewal {}

  /**
   * The server sent another status, which is not a redirection.
   *
   * @param retryAfter the time that the server asks to wait (RFC 9110 §10.2.3), if it does
   */
  record Status(int status, Optional<Duration> retryAfter) implements Renewal {}

  /** No server answered, or no request was sent, perhaps as its kind is never fetched. */
  record Silent(boolean isRefused) implements Renewal {}

  /**
   * The place where content was found.
   *
   * @param at the address after all redirections
   * @param moved the address to request from now on, if it has moved permanently (RFC 9110 §15.4.2)
   * @param type the media type from its server, with parameters; empty if there is none
   * @param fresh the time for which it stays fresh according to its server (RFC 9111 §5.2.2.1)
   */
  record Source(URI at, Optional<URI> moved, String type, Optional<Duration> fresh) {}
}
