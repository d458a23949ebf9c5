package org.carillon.format.imapurl;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An IMAP URL that points to a message or a part of one (RFC 5092), absolute or relative to a
 * session and its selected mailbox.
 *
 * @param server whose message; empty in a relative URL
 * @param mailbox the mailbox's name; empty for the selected one
 * @param uidValidity the mailbox's UIDVALIDITY
 * @param uid the message's uid
 * @param section the part, as FETCH names it; empty for the whole message
 * @param partial which octets of that
 * @param authorization who may fetch it besides its owner (RFC 4467)
 */
public record ImapUrl(
    Optional<Server> server,
    String mailbox,
    OptionalLong uidValidity,
    long uid,
    String section,
    Optional<Partial> partial,
    Optional<UrlAuthorization> authorization) {

  /** The longest URL, in characters. */
  public static final int MOST_CHARS = 8_192;

  /**
   * The server of an absolute URL.
   *
   * @param user whose mailbox it is
   * @param host the server's name
   * @param port empty for the usual one
   */
  public record Server(Optional<String> user, String host, OptionalInt port) {}

  /**
   * Some octets of a part.
   *
   * @param from the first, counted from 0
   * @param length how many at most, at least 1; empty for all
   */
  public record Partial(long from, OptionalLong length) {}

  /** The URL that a text is; empty when it is none, or points to no message. */
  public static Optional<ImapUrl> parse(String text) {
    return text.length() > MOST_CHARS ? Optional.empty() : new ImapUrlReader(text).read();
  }
}
