package org.carillon.policy.internal.picture;

import java.time.Instant;
import java.util.Optional;
import org.carillon.account.secret.SignedText;

/**
 * What a picture's address says: where the picture is, and for whom it may be fetched.
 *
 * @param account who reads
 * @param message which message, as the account knows it
 * @param until when it counts no more
 * @param address of the web
 */
record PictureTicket(long account, String message, Instant until, String address) {
  private static final int MOST_CHARACTERS = 4_000;
  private static final String END = "\n";
  private static final int PARTS = 4;

  /** As it stands in the address, signed with a key. */
  String sealed(byte[] key) {
    return SignedText.write(
        key,
        String.join(
            END, Long.toString(account), message, Long.toString(until.getEpochSecond()), address));
  }

  /** Reads one; empty for what was not signed with that key, or counts no more. */
  static Optional<PictureTicket> open(byte[] key, String sealed, Instant now) {
    return SignedText.read(key, sealed, MOST_CHARACTERS)
        .map(PictureTicket::parse)
        .filter(ticket -> now.isBefore(ticket.until));
  }

  /** We wrote it. */
  private static PictureTicket parse(String text) {
    String[] parts = text.split(END, PARTS);
    return new PictureTicket(
        Long.parseLong(parts[0]),
        parts[1],
        Instant.ofEpochSecond(Long.parseLong(parts[2])),
        parts[3]);
  }
}
