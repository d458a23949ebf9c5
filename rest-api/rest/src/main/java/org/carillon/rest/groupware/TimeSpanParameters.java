package org.carillon.rest.groupware;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;

/** The query parameters {@code from} and {@code to} of requests by time. */
public class TimeSpanParameters {
  private static final int MOST_DAYS = 400;

  @QueryParam("from")
  String from;

  @QueryParam("to")
  String to;

  /** The span, which is required. */
  TimeSpan span() {
    Instant begin = instant("from", from);
    Instant end = instant("to", to);
    if (!end.isAfter(begin) || Duration.between(begin, end).toDays() > MOST_DAYS) {
      throw new Refused(
          Problem.at(
              422,
              "to",
              "range",
              "The time in to must be after from, by at most " + MOST_DAYS + " days."));
    }
    return new TimeSpan(begin, end);
  }

  private static Instant instant(String field, String text) {
    try {
      Instant instant = Instant.parse(text == null ? "" : text);
      if (instant.isAfter(Instant.EPOCH)
          && instant.isBefore(Instant.parse("9000-01-01T00:00:00Z"))) {
        return instant;
      }
    } catch (DateTimeException notATime) {
      // Refused below.
    }
    throw new Refused(
        Problem.at(422, field, "malformed", "The time must be written as 2026-12-01T09:00:00Z."));
  }
}
