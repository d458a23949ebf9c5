package org.carillon.dav.header;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times in HTTP's format (RFC 9110 §5.6.7), in whole seconds. */
public final class HttpDate {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  /** A time as it is written. */
  public static String of(Instant at) {
    return FORM.format(at);
  }

  /** Reads a time; empty if it is malformed or in one of the two obsolete formats. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.from(FORM.parse(text.strip())));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
