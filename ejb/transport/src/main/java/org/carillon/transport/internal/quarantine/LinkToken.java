package org.carillon.transport.internal.quarantine;

import java.time.Instant;
import java.util.Optional;
import org.carillon.account.secret.SignedText;
import org.carillon.transport.quarantine.QuarantineAction;

/**
 * The content of a link: one action, for one account, on one message, for a limited time.
 *
 * @param account the quarantine's account
 * @param trace the message's id
 * @param sender the sender to allow or block; empty for a release
 * @param until when it expires
 */
record LinkToken(
    QuarantineAction action, long account, String trace, String sender, Instant until) {
  /** The longest token. An address in it has at most 320 characters. */
  private static final int MOST_CHARACTERS = 1_000;

  private static final char END = '\n';
  private static final int PARTS = 5;

  /** Returns the text in the link, signed with a key. */
  String sealed(byte[] key) {
    return SignedText.write(
        key,
        String.join(
            String.valueOf(END),
            action.name(),
            Long.toString(account),
            trace,
            sender,
            Long.toString(until.getEpochSecond())));
  }

  /** Reads a token; empty if its signature is wrong or it has expired. */
  static Optional<LinkToken> open(byte[] key, String link, Instant now) {
    return SignedText.read(key, link, MOST_CHARACTERS)
        .map(LinkToken::parse)
        .filter(token -> now.isBefore(token.until()));
  }

  /** Parses a token, whose format is trusted because its signature was checked. */
  private static LinkToken parse(String text) {
    String[] parts = text.split(String.valueOf(END), PARTS);
    return new LinkToken(
        QuarantineAction.valueOf(parts[0]),
        Long.parseLong(parts[1]),
        parts[2],
        parts[3],
        Instant.ofEpochSecond(Long.parseLong(parts[4])));
  }
}
