package org.carillon.policy.internal.picture;

import java.time.Instant;
import java.util.Optional;
import org.carillon.account.secret.SignedText;

/**
 * The content of a picture's ticket: the address, and for whom it may be fetched.
 *
 * @param account the account of the reader
 * @param message the name of the message for the account
 * @param until the time when the ticket expires
 * @param address the address on the web
 */
record PictureTicket(long account, String message, Instant until, String address) {
  private static final int MOST_CHARACTERS = 4_000;
  private static final String END = "\n";
  private static final int PARTS = 4;

  String sealed(byte[] key) {
    return SignedText.write(
        key,
        String.join(
            END, Long.toString(account), message, Long.toString(until.getEpochSecond()), address));
  }

  /** Reads a ticket, or returns empty if it was not signed with that key or has expired. */
  static Optional<PictureTicket> open(byte[] key, String sealed, Instant now) {
    return SignedText.read(key, sealed, MOST_CHARACTERS)
        .map(PictureTicket::parse)
        .filter(ticket -> now.isBefore(ticket.until));
  }

  /** The text needs no checks, since this server wrote and signed it. */
  private static PictureTicket parse(String text) {
    String[] parts = text.split(END, PARTS);
    return new PictureTicket(
        Long.parseLong(parts[0]),
        parts[1],
        Instant.ofEpochSecond(Long.parseLong(parts[2])),
        parts[3]);
  }
}
