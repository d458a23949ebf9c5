package org.carillon.rest.kit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A past time in ISO 8601: a moment ({@code 2026-11-20T12:00:00Z}) or a period ({@code P3D}). */
public final class PastTime {
  private PastTime() {}

  /** Reads a time; 1970-01-01T00:00:00Z if none is given. */
  public static Instant read(String field, Optional<String> text) {
    if (text.isEmpty()) {
      return Instant.EPOCH;
    }
    return (text.get().startsWith("P") ? back(text.get()) : Moment.parse(text.get()))
        .orElseThrow(
            () ->
                new Refused(
                    Problem.at(
                        422,
                        field,
                        "malformed",
                        "The time must be written as 2026-11-20T12:00:00Z, or as a time span"
                            + " before now such as PT2H or P3D.")));
  }

  /** Returns the time before now by this period; at the earliest the beginning of time. */
  private static Optional<Instant> back(String span) {
    try {
      Instant then = Instant.now().minus(Duration.parse(span));
      return then.isBefore(Instant.EPOCH)
          ? Optional.of(Instant.EPOCH)
          : Moment.parse(then.toString());
    } catch (DateTimeException | ArithmeticException notASpan) {
      return Optional.empty();
    }
  }
}
