package org.carillon.rest.kit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A moment as clients write it (RFC 3339): {@code 2026-11-20T12:00:00Z}, any offset. */
public final class Moment {
  /** The last instant that RFC 3339 can write: years have four digits. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Moment() {}

  /** Reads a field's moment; refuses those before 1970 and after the year 9999. */
  public static Instant read(String field, String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new Refused(
                    Problem.at(
                        422,
                        field,
                        "malformed",
                        "The time must be written as 2027-01-31T12:00:00Z, from 1970 to 9999.")));
  }

  /** Reads a moment; empty if it is malformed or out of the range that can be stored. */
  static Optional<Instant> parse(String text) {
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      return Optional.of(moment)
          .filter(read -> !read.isBefore(Instant.EPOCH) && !read.isAfter(LAST));
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }
}
