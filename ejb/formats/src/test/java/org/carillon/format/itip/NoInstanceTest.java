package org.carillon.format.itip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.format.itip.ItipSamples.ANNA;
import static org.carillon.format.itip.ItipSamples.BEN;
import static org.carillon.format.itip.ItipSamples.NOW;
import static org.carillon.format.itip.ItipSamples.instance;
import static org.carillon.format.itip.ItipSamples.me;
import static org.carillon.format.itip.ItipSamples.meeting;
import static org.carillon.format.itip.ItipSamples.reply;
import static org.carillon.format.itip.ItipSamples.status;
import static org.carillon.format.itip.ItipSamples.weekly;

import java.time.Duration;
import java.util.Optional;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.icalendar.line.ContentLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of messages about days of a series that takes place on ten Tuesdays, except for some. */
class NoInstanceTest {
  private static final String STAMP = "20261124T080000Z";
  private static final String LATER = "20261124T090000Z";
  private static final String LESS = "EXDATE;TZID=Europe/Berlin:20261215T100000\n";
  private static final Meeting SERIES = weekly("", 0, STAMP, LESS + "RDATE:20270310T150000Z\n");

  /** No instances: a Thursday, before the first, after the last, other time, excluded, a date. */
  private static final String[] NONE = {
    "20261203T090000Z",
    "20261124T090000Z",
    "20270209T090000Z",
    "20261208T100000Z",
    "20261215T090000Z",
    "20261216"
  };

  private static ContentLine id(String written) {
    return ContentLine.of("RECURRENCE-ID", written);
  }

  private static ItipOutcome taken(Meeting message) {
    return IncomingItip.take(Optional.of(SERIES), message, me(ANNA), ItipSender.proven(BEN), NOW);
  }

  @Test
  void replyForANonexistentInstanceIsIgnored() {
    for (String day : NONE) {
      Meeting reply = reply("DECLINED", 0, LATER, "RECURRENCE-ID:" + day + "\n");
      assertThat(taken(reply)).as(day).isEqualTo(new ItipOutcome.Left(ItipResultCode.OUTDATED));
      Meeting reader = reply("DECLINED", 0, LATER, "RECURRENCE-ID:" + day + "\n");
      assertThat(
              IncomingItip.take(
                  Optional.of(SERIES),
                  reader,
                  me(ANNA),
                  new ItipSender(BEN, ItipSender.Trust.READER),
                  NOW))
          .as(day)
          .isEqualTo(new ItipOutcome.Left(ItipResultCode.OUTDATED));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":20261208T090000Z",
        ";TZID=Europe/Berlin:20261208T100000",
        ";TZID=America/New_York:20261208T040000",
        ":20270310T150000Z"
      })
  void replyForAnExistingInstanceIsTaken(String day) {
    ItipOutcome outcome = taken(reply("DECLINED", 0, LATER, "RECURRENCE-ID" + day + "\n"));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ItipOutcome.Updated.class,
            updated ->
                assertThat(meeting(updated.object()).parts().keySet())
                    .filteredOn(id -> !id.isMaster())
                    .singleElement()
                    .satisfies(
                        id ->
                            assertThat(status(meeting(updated.object()), id, BEN))
                                .isEqualTo("DECLINED")));
  }

  /** Outlook gives zones names for people, and defines them in the message. */
  @Test
  void instanceIsIdentifiedInTheZoneOfTheMessage() {
    String zone =
        """
        BEGIN:VTIMEZONE
        TZID:Our own
        BEGIN:STANDARD
        DTSTART:16010101T000000
        TZOFFSETFROM:-0500
        TZOFFSETTO:-0500
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        """;
    for (String hour : new String[] {"04", "10"}) {
      String id = "RECURRENCE-ID;TZID=Our own:20261208T" + hour + "0000\n";
      Meeting reply =
          meeting(
              reply("DECLINED", 0, LATER, id)
                  .calendar()
                  .toString()
                  .replace("\r\n", "\n")
                  .replace("BEGIN:VEVENT\n", zone));
      if (hour.equals("04")) {
        assertThat(taken(reply))
            .isInstanceOfSatisfying(
                ItipOutcome.Updated.class,
                updated ->
                    assertThat(meeting(updated.object()).parts())
                        .containsKey(new InstanceId("2026-12-08T09:00:00Z")));
      } else {
        assertThat(taken(reply)).isEqualTo(new ItipOutcome.Left(ItipResultCode.OUTDATED));
      }
    }
  }

  @Test
  void singleEventHasNoInstances() {
    Meeting once =
        meeting(
            SERIES
                .calendar()
                .toString()
                .replaceAll("(RRULE|RDATE|EXDATE).*\r\n", "")
                .replace("\r\n", "\n"));
    Meeting reply = reply("DECLINED", 0, LATER, "RECURRENCE-ID:20261201T090000Z\n");
    assertThat(IncomingItip.take(Optional.of(once), reply, me(ANNA), ItipSender.proven(BEN), NOW))
        .isEqualTo(new ItipOutcome.Left(ItipResultCode.OUTDATED));
  }

  private static Meeting counter(String day) {
    return meeting(
        instance("COUNTER", 0, LATER, "20261210", "")
            .calendar()
            .toString()
            .replaceAll("RECURRENCE-ID.*\r\n", "RECURRENCE-ID:" + day + "\r\n")
            .replace("\r\n", "\n"));
  }

  @Test
  void proposalForANonexistentInstanceIsIgnored() {
    for (String day : NONE) {
      Meeting counter = counter(day);
      assertThat(taken(counter)).as(day).isEqualTo(new ItipOutcome.Left(ItipResultCode.OUTDATED));
      assertThat(CounterProposal.accepted(SERIES, counter, NOW)).as(day).isEmpty();
      assertThat(CounterProposal.state(SERIES, counter, BEN))
          .isEqualTo(ProposedTime.State.CANCELLED);
      assertThat(CounterProposalRequest.of(SERIES, Optional.of(id(day)), me(BEN)))
          .as(day)
          .isEmpty();
    }
    Meeting counter = counter("20261208T090000Z");
    assertThat(taken(counter)).isInstanceOf(ItipOutcome.Updated.class);
    assertThat(CounterProposal.accepted(SERIES, counter, NOW)).isPresent();
    assertThat(CounterProposalRequest.of(SERIES, Optional.of(id("20261208T090000Z")), me(BEN)))
        .isPresent();
  }

  /** Returns the put of Ben's copy, which differs on one day. */
  private static Meeting put(Meeting copy, String day) {
    return OwnParticipation.of(copy, me(BEN), "DECLINED", id(day));
  }

  @Test
  void attendeeCannotAnswerNonexistentInstances() {
    for (String day : NONE) {
      assertThat(SchedulingPutCheck.of(Optional.of(SERIES), put(SERIES, day), me(BEN), false))
          .as(day)
          .isInstanceOf(SchedulingPutCheck.Refused.class);
    }
    assertThat(
            SchedulingPutCheck.of(
                Optional.of(SERIES), put(SERIES, "20261208T090000Z"), me(BEN), false))
        .isInstanceOf(SchedulingPutCheck.Allowed.class);

    // The guest may restore a day that the guest excluded.
    Meeting whole = weekly("", 0, STAMP, "RDATE:20270310T150000Z\n");
    assertThat(
            SchedulingPutCheck.of(
                Optional.of(SERIES), put(whole, "20261215T090000Z"), me(BEN), false))
        .isInstanceOf(SchedulingPutCheck.Allowed.class);
  }

  @Test
  void counterIsAnsweredForExistingInstancesOnly() {
    for (String day : NONE) {
      assertThat(
              OwnParticipation.answering(SERIES, counter(day), me(BEN), "ACCEPTED", "").calendar())
          .as(day)
          .isEqualTo(SERIES.calendar());
    }
    assertThat(
            OwnParticipation.answering(SERIES, counter("20261208T090000Z"), me(BEN), "ACCEPTED", "")
                .parts())
        .hasSize(2);
  }

  @Test
  void bookingIsApprovedForExistingInstancesOnly() {
    for (String day : NONE) {
      Meeting reply = reply("ACCEPTED", 0, LATER, "RECURRENCE-ID:" + day + "\n");
      assertThat(BookingApproval.answered(SERIES, reply, me(ANNA), BEN)).as(day).isEmpty();
    }
    Meeting reply = reply("ACCEPTED", 0, LATER, "RECURRENCE-ID:20261208T090000Z\n");
    assertThat(BookingApproval.answered(SERIES, reply, me(ANNA), BEN)).isPresent();
  }

  @Test
  void instanceSearchIsBounded() {
    Meeting dense =
        meeting(
            SERIES
                .calendar()
                .toString()
                .replaceAll("RRULE.*", "RRULE:FREQ=HOURLY;COUNT=5000")
                .replace("\r\n", "\n"));
    StringBuilder many = new StringBuilder();
    for (int minute = 1; minute < 60; minute++) {
      many.append("END:VEVENT\nBEGIN:VEVENT\nUID:weekly@example.com\nDTSTAMP:")
          .append(LATER)
          .append("\nRECURRENCE-ID:202703%02dT09%02d00Z\n".formatted(minute % 28 + 1, minute))
          .append("ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.com\n");
    }
    WorkBudget budget = WorkBudget.of(20_000, Duration.ofHours(1));
    ItipOutcome outcome =
        WorkBudget.within(
            budget,
            () ->
                IncomingItip.take(
                    Optional.of(dense),
                    meeting(
                        reply("DECLINED", 0, LATER, "RECURRENCE-ID:20270301T090000Z\n")
                            .calendar()
                            .toString()
                            .replace("\r\n", "\n")
                            .replace("END:VEVENT", many + "END:VEVENT")),
                    me(ANNA),
                    ItipSender.proven(BEN),
                    NOW));
    assertThat(budget.isCut()).isTrue();
    assertThat(outcome).isInstanceOf(ItipOutcome.class);
  }
}
