package org.carillon.bench.imap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A message as APPEND stores it in a mailbox (RFC 9051 §6.3.12).
 *
 * @param said the arguments before its octets: flags and date, with a space before each
 * @param octets the message
 */
public record AppendedMessage(String said, byte[] octets) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  public static AppendedMessage arrived(Instant when, boolean isRead, byte[] octets) {
    String said = " (%s) \"%s +0000\"".formatted(isRead ? "\\Seen" : "", DATE.format(when));
    return new AppendedMessage(said, octets);
  }
}
