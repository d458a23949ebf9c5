package org.carillon.transport.internal.quarantine;

import java.time.Instant;
import java.util.Optional;
import org.carillon.account.secret.SignedText;
import org.carillon.transport.QuarantineAction;

/**
 * What a link of the list says: one action, for one account, on one message, for a while.
 *
 * @param account whose quarantine
 * @param trace the message's id
 * @param sender whom it allows or blocks; empty where it releases
 * @param until when it counts no more
 */
record LinkToken(
    QuarantineAction action, long account, String trace, String sender, Instant until) {
  /** An address in it has 320 characters at most. */
  private static final int MOST_CHARACTERS = 1_000;

  private static final char END = '\n';
  private static final int PARTS = 5;

  /** As it stands in the link, signed with a key. */
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

  /** Reads one; empty for what was not signed with that key, or counts no more. */
  static Optional<LinkToken> open(byte[] key, String link, Instant now) {
    return SignedText.read(key, link, MOST_CHARACTERS)
        .map(LinkToken::parse)
        .filter(token -> now.isBefore(token.until()));
  }

  /** We wrote it. */
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
