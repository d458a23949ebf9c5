package org.carillon.format.itip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.format.itip.ItipSamples.ANNA;
import static org.carillon.format.itip.ItipSamples.BEN;
import static org.carillon.format.itip.ItipSamples.instance;
import static org.carillon.format.itip.ItipSamples.me;
import static org.carillon.format.itip.ItipSamples.meeting;
import static org.carillon.format.itip.ItipSamples.status;
import static org.carillon.format.itip.ItipSamples.take;
import static org.carillon.format.itip.ItipSamples.weekly;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.LineParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that an instance no longer listed is as the series defines it, for attendees too. */
class TakenBackTest {
  private static final InstanceId SECOND = new InstanceId("2026-12-08T09:00:00Z");
  private static final Meeting SERIES = weekly("", 0, "20261124T080000Z", "");

  /** Returns the series with its second instance an hour later. */
  private static Meeting with(Meeting series, int sequence, String more) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(series.parts());
    parts.put(SECOND, instance("REQUEST", sequence, "20261124T080000Z", "20261208", more).first());
    return series.with(parts);
  }

  private static Meeting put(Meeting before, Meeting put) {
    return SchedulingPutCheck.of(Optional.of(before), put, me(ANNA), false)
            instanceof SchedulingPutCheck.Allowed allowed
        ? meeting(allowed.object())
        : put;
  }

  private static List<ItipMessage> sent(Optional<Meeting> told, Meeting now, String stamp) {
    return OutgoingItip.between(told, Optional.of(now), me(ANNA), Instant.parse(stamp));
  }

  private static Optional<Meeting> received(Optional<Meeting> stored, List<ItipMessage> messages) {
    Optional<Meeting> now = stored;
    for (ItipMessage message : messages) {
      now = take(now, meeting(message.calendar()), BEN, ANNA);
    }
    return now;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void instanceMovedBackLosesItsOverride(int sequence) {
    Meeting moved = with(SERIES, sequence, "");
    List<ItipMessage> first = sent(Optional.empty(), moved, "2026-11-24T10:00:00Z");
    Optional<Meeting> ben = received(Optional.empty(), first);
    assertThat(ben.orElseThrow().parts()).containsKey(SECOND);

    Meeting back = put(moved, SERIES);
    List<ItipMessage> second = sent(Optional.of(moved), back, "2026-11-24T10:00:01Z");
    assertThat(second).extracting(ItipMessage::method).containsExactly(ItipMethod.REQUEST);
    assertThat(back.sequence()).isEqualTo(sequence + 1L);
    assertThat(received(ben, second).orElseThrow().parts()).containsOnlyKeys(InstanceId.MASTER);
    assertThat(received(received(Optional.empty(), second), first).orElseThrow().parts())
        .as("also when the earlier message comes later")
        .containsOnlyKeys(InstanceId.MASTER);
  }

  /** RFC 5546 §2.1.5: for equal SEQUENCE the later DTSTAMP counts. */
  @Test
  void laterMessageOfTheSameSequenceWins() {
    Meeting whole = weekly("REQUEST", 0, "20261124T100000Z", "");
    Optional<Meeting> ben =
        take(
            Optional.of(SERIES),
            instance("REQUEST", 0, "20261124T090000Z", "20261208", ""),
            BEN,
            ANNA);
    assertThat(ben.orElseThrow().parts()).containsKey(SECOND);
    assertThat(take(ben, whole, BEN, ANNA).orElseThrow().parts())
        .containsOnlyKeys(InstanceId.MASTER);
    Meeting later = instance("REQUEST", 0, "20261124T110000Z", "20261208", "");
    assertThat(take(take(ben, whole, BEN, ANNA), later, BEN, ANNA).orElseThrow().parts())
        .containsKey(SECOND);
  }

  @Test
  void restoredInstanceTakesPlaceForAttendeesAgain() {
    Meeting cancelled = with(SERIES, 1, "STATUS:CANCELLED\n");
    Optional<Meeting> ben =
        received(Optional.empty(), sent(Optional.empty(), SERIES, "2026-11-24T10:00:00Z"));
    ben = received(ben, sent(Optional.of(SERIES), cancelled, "2026-11-24T10:00:01Z"));
    Meeting late = instance("CANCEL", 1, "20261124T100001Z", "20261208", "");
    ben = take(ben, late, BEN, ANNA);

    Meeting back = put(cancelled, SERIES);
    ben = received(ben, sent(Optional.of(cancelled), back, "2026-11-24T10:00:02Z"));
    assertThat(ben.orElseThrow().parts()).containsOnlyKeys(InstanceId.MASTER);
    assertThat(SeriesParts.excluded(ben.orElseThrow().first())).isEmpty();
  }

  /** The organizer may not have received the answer yet. */
  @Test
  void instanceReplySurvivesASeriesUpdate() {
    CalendarComponent declined =
        SeriesParts.instance(
                SERIES.first(),
                instance("REQUEST", 0, "20261124T080000Z", "20261208", "")
                    .first()
                    .first("RECURRENCE-ID")
                    .orElseThrow())
            .withLines(
                line ->
                    CalendarUsers.isOneOf(line, me(BEN))
                        ? OwnParticipation.open(line)
                            .with(new LineParameter("PARTSTAT", "DECLINED"))
                        : line);
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(SERIES.parts());
    parts.put(SECOND, declined);
    Meeting renamed = weekly("REQUEST", 0, "20261124T100000Z", "LOCATION:Yard\n");
    Meeting now = take(Optional.of(SERIES.with(parts)), renamed, BEN, ANNA).orElseThrow();

    assertThat(status(now, SECOND, BEN)).isEqualTo("DECLINED");
    assertThat(now.parts().get(SECOND).first("LOCATION").orElseThrow().value()).isEqualTo("Yard");
  }
}
