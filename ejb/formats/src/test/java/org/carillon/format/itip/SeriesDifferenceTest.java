package org.carillon.format.itip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.format.itip.ItipSamples.meeting;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the days on which two states of a series differ, in all forms of expressing them. */
class SeriesDifferenceTest {
  private static final String SECOND = "2026-12-08T09:00:00Z";

  private static Meeting series(String lines, String overrides) {
    return meeting(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:x
        BEGIN:VEVENT
        UID:series
        DTSTAMP:20261124T080000Z
        DTSTART;TZID=Europe/Berlin:20261201T100000
        DURATION:PT1H
        %s
        END:VEVENT
        %sEND:VCALENDAR
        """
            .formatted(lines.replace("|", "\n"), overrides));
  }

  private static String override(String id, String lines) {
    return """
        BEGIN:VEVENT
        UID:series
        DTSTAMP:20261124T080000Z
        RECURRENCE-ID%s
        DTSTART:20261208T120000Z
        DURATION:PT1H
        %sEND:VEVENT
        """
        .formatted(id, lines);
  }

  private static List<String> days(Collection<InstanceId> ids) {
    return ids.stream().map(InstanceId::text).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "RRULE:FREQ=WEEKLY;COUNT=3, RRULE:FREQ=WEEKLY;COUNT=3|EXDATE:20261208T090000Z",
    "RRULE:FREQ=WEEKLY;COUNT=2, RRULE:FREQ=WEEKLY;COUNT=1",
    "RRULE:FREQ=WEEKLY;COUNT=2, RRULE:FREQ=WEEKLY;UNTIL=20261201T090000Z",
    "RRULE:FREQ=WEEKLY, RRULE:FREQ=WEEKLY|EXDATE;TZID=Europe/Berlin:20261208T100000",
    "RDATE:20261208T090000Z, SUMMARY:No date",
  })
  void droppedDayIsAnAddedDayInReverse(String longer, String shorter) {
    SeriesDifference off = SeriesDifference.between(series(longer, ""), series(shorter, ""));
    assertThat(off.isAnother()).isFalse();
    assertThat(days(off.off().keySet())).containsExactly(SECOND);
    assertThat(off.more()).isEmpty();

    SeriesDifference more = SeriesDifference.between(series(shorter, ""), series(longer, ""));
    assertThat(more.isAnother()).isFalse();
    assertThat(days(more.more().keySet())).containsExactly(SECOND);
    assertThat(more.off()).isEmpty();
  }

  @Test
  void cancelledDayIsDroppedAndMovedDayIsNot() {
    String rule = "RRULE:FREQ=WEEKLY;COUNT=3";
    Meeting plain = series(rule, "");
    Meeting cancelled = series(rule, override(":20261208T090000Z", "STATUS:CANCELLED\n"));
    Meeting moved = series(rule, override(";TZID=Europe/Berlin:20261208T100000", ""));

    assertThat(days(SeriesDifference.between(plain, cancelled).off().keySet()))
        .containsExactly(SECOND);
    assertThat(days(SeriesDifference.between(moved, cancelled).off().keySet()))
        .containsExactly(SECOND);
    SeriesDifference other = SeriesDifference.between(plain, moved);
    assertThat(other.isAnother()).isFalse();
    assertThat(other.off()).isEmpty();
    assertThat(other.more()).isEmpty();
  }

  @Test
  void exclusionOfANonexistentInstanceIsNoDifference() {
    SeriesDifference none =
        SeriesDifference.between(
            series("RRULE:FREQ=WEEKLY", ""),
            series("RRULE:FREQ=WEEKLY|EXDATE:20261209T090000Z", ""));
    assertThat(none.isAnother()).isFalse();
    assertThat(none.off()).isEmpty();
  }

  @Test
  void endedSeriesIsReportedByItsFirstDroppedDay() {
    SeriesDifference ended =
        SeriesDifference.between(
            series("RRULE:FREQ=DAILY", ""), series("RRULE:FREQ=DAILY;UNTIL=20261207T090000Z", ""));
    assertThat(ended.isAnother()).isFalse();
    assertThat(ended.off()).isEmpty();
    assertThat(ended.ended().map(InstanceId::of).map(InstanceId::text)).contains(SECOND);
  }

  @ParameterizedTest
  @CsvSource({
    "RRULE:FREQ=WEEKLY;COUNT=3, RRULE:FREQ=DAILY;COUNT=3",
    "RRULE:FREQ=WEEKLY;COUNT=3, RRULE:FREQ=WEEKLY",
    "RRULE:FREQ=DAILY;COUNT=2, RRULE:FREQ=DAILY;COUNT=60",
    "RRULE:FREQ=SECONDLY;COUNT=100000, RRULE:FREQ=SECONDLY;COUNT=99999",
  })
  void changedRecurrenceIsAnotherSeries(String before, String after) {
    assertThat(SeriesDifference.between(series(before, ""), series(after, "")).isAnother())
        .isTrue();
  }
}
