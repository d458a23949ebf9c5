package org.carillon.format.imapurl;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An IMAP URL that points to a message or a part of one (RFC 5092), absolute or relative to a
 * session and its selected mailbox.
 *
 * @param server the server and user; empty in a relative URL
 * @param mailbox the mailbox's name; empty for the selected one
 * @param uidValidity the mailbox's UIDVALIDITY
 * @param uid the message's UID
 * @param section the part, as FETCH names it; empty for the whole message
 * @param partial the range of octets of that part
 * @param authorization the users who may fetch it besides its owner (RFC 4467)
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
   * @param user the user who owns the mailbox
   * @param host the server's name
   * @param port the port; empty for the default port
   */
  public record Server(Optional<String> user, String host, OptionalInt port) {}

  /** A range of octets from 0 on; the length, at least 1, is empty for all that follow. */
  public record Partial(long from, OptionalLong length) {}

  /** Parses a URL. Returns empty if the text is not an IMAP URL or points to no message. */
  public static Optional<ImapUrl> parse(String text) {
    return text.length() > MOST_CHARS ? Optional.empty() : new ImapUrlReader(text).read();
  }
}
