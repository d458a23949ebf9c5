package org.carillon.format.icalendar.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;

/** Tests that an expanded object has only one property for its end (RFC 5545 §3.6.1). */
class ExpandedEndTest {
  private static String expanded(String ends) {
    String text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:x
        BEGIN:VEVENT
        UID:a
        DTSTAMP:20260101T000000Z
        DTSTART:20300107T100000Z
        %sRRULE:FREQ=DAILY;COUNT=2
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(ends);
    CalendarParseResult read = CalendarObject.read(text.replace("\n", "\r\n").getBytes(UTF_8));
    CalendarRendering rendering =
        new CalendarRendering(
            Optional.empty(), Optional.of(TimeSpan.ALWAYS), Optional.empty(), Optional.empty());
    return new String(
        rendering.of(((CalendarParseResult.Read) read).object(), ZoneOffset.UTC).orElseThrow(),
        UTF_8);
  }

  @Test
  void onlyOneOfTwoEndsIsKept() {
    assertThat(expanded("DTEND:20300107T120000Z\nDURATION:PT1H\n"))
        .contains("DTEND:20300107T110000Z", "DTEND:20300108T110000Z")
        .doesNotContain("DURATION");
    assertThat(expanded("DURATION:PT1H\n")).contains("DURATION:PT1H").doesNotContain("DTEND");
  }
}
