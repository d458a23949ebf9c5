package org.carillon.format.itip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.format.itip.ItipSamples.ANNA;
import static org.carillon.format.itip.ItipSamples.BEN;
import static org.carillon.format.itip.ItipSamples.NOW;
import static org.carillon.format.itip.ItipSamples.me;
import static org.carillon.format.itip.ItipSamples.meeting;
import static org.carillon.format.itip.ItipSamples.weekly;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.junit.jupiter.api.Test;

/** Tests of proposals by RFC 5546 §3.2.7 and §3.2.8 between two copies of a meeting. */
class CounterProposalRequestTest {
  private static final ContentLine EIGHTH = ContentLine.of("RECURRENCE-ID", "20261208T090000Z");
  private static final InstanceId ID = InstanceId.of(EIGHTH);

  private static CalendarTime berlin(int hour) {
    return CalendarTime.zoned(LocalDateTime.of(2026, 12, 8, hour, 0), "Europe/Berlin");
  }

  private static CounterProposalRequest.Made proposed(Meeting copy, int hour, Instant moment) {
    return CounterProposalRequest.of(copy, Optional.of(EIGHTH), me(BEN))
        .orElseThrow()
        .at(berlin(hour), berlin(hour + 1), "Lunch, then", Optional.empty(), moment);
  }

  private static Meeting taken(Meeting stored, ItipMessage message, String whose) {
    return switch (IncomingItip.take(
        Optional.of(stored),
        meeting(message.calendar()),
        me(whose),
        ItipSender.proven(message.from()),
        NOW)) {
      case ItipOutcome.Updated updated -> meeting(updated.object());
      case ItipOutcome.Left(ItipResultCode note, _) -> throw new AssertionError(note);
    };
  }

  private static ProposedTime.State guests(Meeting copy) {
    CalendarComponent part = copy.parts().get(ID);
    return ProposedTime.in(part, me(BEN), CounterProposal.zones(copy)).orElseThrow().state();
  }

  private static Meeting series() {
    return weekly("", 0, "20261124T080000Z", "");
  }

  @Test
  void proposalNamesOneInstanceInTheSeriesZone() {
    CounterProposalRequest.Made made = proposed(series(), 15, NOW);

    assertThat(made.message().method()).isEqualTo(ItipMethod.COUNTER);
    assertThat(made.message().from()).isEqualTo(BEN);
    assertThat(made.message().to()).isEqualTo(ANNA);
    assertThat(made.message().calendar().toString())
        .contains(
            "RECURRENCE-ID;TZID=Europe/Berlin:20261208T100000",
            "DTSTART;TZID=Europe/Berlin:20261208T150000",
            "DTEND;TZID=Europe/Berlin:20261208T160000",
            "X-MS-OLK-ORIGINALSTART:20261208T090000Z",
            "PARTSTAT=TENTATIVE",
            "COMMENT:Lunch\\, then",
            "BEGIN:VTIMEZONE")
        .doesNotContain("RRULE:FREQ=WEEKLY", "X-CARILLON", "mailto:anna@example.com\r\nATTENDEE");
    assertThat(guests(made.kept())).isEqualTo(ProposedTime.State.WAITING);
    assertThat(made.kept().first().toString()).doesNotContain("X-CARILLON-PROPOSAL");
    assertThat(CounterProposalRequest.of(series(), Optional.of(EIGHTH), me(ANNA))).isEmpty();
    assertThat(
            CounterProposalRequest.of(series(), Optional.empty(), me(BEN)).orElseThrow().isSeries())
        .isTrue();
  }

  @Test
  void proposalKeepsADeclinedAnswer() {
    Meeting declined = OwnParticipation.of(series(), me(BEN), "DECLINED");

    assertThat(proposed(declined, 15, NOW).message().calendar().toString())
        .contains("PARTSTAT=DECLINED");
  }

  @Test
  void organizersCopyTracksTheLastPendingProposal() {
    CounterProposalRequest.Made first = proposed(series(), 15, NOW);
    CounterProposalRequest.Made second = proposed(first.kept(), 17, NOW);
    Meeting organized = taken(taken(series(), first.message(), ANNA), second.message(), ANNA);

    assertThat(organized.parts().get(ID).toString()).contains("PARTSTAT=TENTATIVE");
    assertThat(state(organized, first.message())).isEqualTo(ProposedTime.State.REPLACED);
    assertThat(state(organized, second.message())).isEqualTo(ProposedTime.State.WAITING);
    assertThat(AttendeeView.of(organized, "ben@example.com").orElseThrow().calendar().toString())
        .doesNotContain("X-CARILLON-PROPOSAL");
  }

  private static ProposedTime.State state(Meeting organized, ItipMessage counter) {
    return CounterProposal.state(organized, meeting(counter.calendar()), BEN);
  }

  @Test
  void declinedProposalIsDeclinedInBothCopies() {
    CounterProposalRequest.Made made = proposed(series(), 15, NOW);
    Meeting counter = meeting(made.message().calendar());
    Meeting organized = taken(series(), made.message(), ANNA);
    Meeting decided = CounterProposal.decided(organized, counter, BEN, ProposedTime.State.DECLINED);
    ItipMessage refusal = CounterProposal.declined(decided, counter, ANNA, BEN, NOW.plusSeconds(9));

    assertThat(state(decided, made.message())).isEqualTo(ProposedTime.State.DECLINED);
    assertThat(OutgoingItip.between(Optional.of(organized), Optional.of(decided), me(ANNA), NOW))
        .isEmpty();
    assertThat(guests(taken(made.kept(), refusal, BEN))).isEqualTo(ProposedTime.State.DECLINED);
  }

  @Test
  void meetingMovedToTheProposedTimeTakesTheProposal() {
    CounterProposalRequest.Made made = proposed(series(), 15, NOW);
    Meeting counter = meeting(made.message().calendar());
    Meeting moved = CounterProposal.accepted(series(), counter, NOW.plusSeconds(9)).orElseThrow();
    ItipMessage request =
        OutgoingItip.between(
                Optional.of(series()), Optional.of(moved), me(ANNA), NOW.plusSeconds(9))
            .getFirst();

    assertThat(state(moved, made.message())).isEqualTo(ProposedTime.State.TAKEN);
    assertThat(guests(taken(made.kept(), request, BEN))).isEqualTo(ProposedTime.State.TAKEN);
  }

  @Test
  void proposalIsOutdatedByAnotherMoveAndCancelledWithTheMeeting() {
    CounterProposalRequest.Made made = proposed(series(), 15, NOW);
    Meeting elsewhere =
        CounterProposal.accepted(
                series(), meeting(proposed(series(), 18, NOW).message().calendar()), NOW)
            .orElseThrow();
    Meeting off =
        series()
            .with(
                java.util.Map.of(
                    InstanceId.MASTER, SeriesParts.excluding(series().first(), EIGHTH)));

    assertThat(state(elsewhere, made.message())).isEqualTo(ProposedTime.State.OUTDATED);
    assertThat(state(off, made.message())).isEqualTo(ProposedTime.State.CANCELLED);
  }

  private static Meeting changed(Meeting before, Meeting put) {
    return switch (SchedulingPutCheck.of(Optional.of(before), put, me(ANNA), false)) {
      case SchedulingPutCheck.Allowed(CalendarComponent object) -> meeting(object);
      case SchedulingPutCheck.Refused refused -> throw new AssertionError(refused);
    };
  }

  private static Meeting without(Meeting meeting, ContentLine day) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(meeting.parts());
    parts.computeIfPresent(InstanceId.MASTER, (_, series) -> SeriesParts.excluding(series, day));
    return changed(meeting, meeting.with(parts));
  }

  private static Meeting longer(Meeting meeting) {
    return changed(
        meeting,
        meeting(
            meeting
                .calendar()
                .toString()
                .replace("\r\n", "\n")
                .replace("20261201T110000", "20261201T113000")));
  }

  @Test
  void excludingAnotherDayDoesNotChangeTheProposal() {
    ItipMessage counter = proposed(series(), 15, NOW).message();
    ContentLine fifteenth = ContentLine.of("RECURRENCE-ID", "20261215T090000Z");
    Meeting left = without(series(), fifteenth);

    assertThat(left.sequence()).isEqualTo(1);
    assertThat(state(left, counter)).isEqualTo(ProposedTime.State.WAITING);
    assertThat(state(taken(left, counter, ANNA), counter)).isEqualTo(ProposedTime.State.WAITING);
    assertThat(state(without(taken(series(), counter, ANNA), fifteenth), counter))
        .isEqualTo(ProposedTime.State.WAITING);
    assertThat(state(longer(series()), counter)).isEqualTo(ProposedTime.State.OUTDATED);
    assertThat(state(without(left, EIGHTH), counter)).isEqualTo(ProposedTime.State.CANCELLED);
  }

  @Test
  void foreignProposalIsOutdatedByAChangeOfItsDay() {
    ItipMessage made = proposed(series(), 15, NOW).message();
    Meeting counter =
        meeting(
            made.calendar().toString().replaceAll("X-MS-OLK[^\r]*\r\n", "").replace("\r\n", "\n"));
    Meeting left = without(series(), ContentLine.of("RECURRENCE-ID", "20261215T090000Z"));
    Meeting moved =
        CounterProposal.accepted(left, meeting(proposed(left, 18, NOW).message().calendar()), NOW)
            .orElseThrow();

    assertThat(CounterProposal.state(left, counter, BEN)).isEqualTo(ProposedTime.State.WAITING);
    assertThat(CounterProposal.state(moved, counter, BEN)).isEqualTo(ProposedTime.State.OUTDATED);
  }
}
