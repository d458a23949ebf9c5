package org.carillon.format.itip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.format.itip.ItipSamples.ANNA;
import static org.carillon.format.itip.ItipSamples.BEN;
import static org.carillon.format.itip.ItipSamples.NOW;
import static org.carillon.format.itip.ItipSamples.instance;
import static org.carillon.format.itip.ItipSamples.me;
import static org.carillon.format.itip.ItipSamples.meeting;
import static org.carillon.format.itip.ItipSamples.status;
import static org.carillon.format.itip.ItipSamples.take;
import static org.carillon.format.itip.ItipSamples.weekly;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of messages that claim more than their senders may. */
class HostileItipTest {
  private static final InstanceId SECOND = new InstanceId("2026-12-08T09:00:00Z");
  private static final String EARLY = "20261124T080000Z";
  private static final String LATER = "20261124T090000Z";

  private static Meeting changed(Meeting of, UnaryOperator<String> change) {
    return meeting(change.apply(of.calendar().toString().replace("\r\n", "\n")));
  }

  /** Returns the meeting as if Ben had accepted. */
  private static Meeting presumed(Meeting of) {
    return changed(of, text -> text.replace("NEEDS-ACTION", "ACCEPTED"));
  }

  private static Meeting delegating(String who, String to) {
    return meeting(
        """
        BEGIN:VCALENDAR
        METHOD:REPLY
        BEGIN:VEVENT
        UID:weekly@example.com
        DTSTAMP:20261124T090000Z
        ORGANIZER:mailto:anna@example.com
        ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=%s:mailto:%s
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(to, who));
  }

  @Test
  void requestsCannotSetTheAttendeesAnswer() {
    Meeting fresh = presumed(weekly("REQUEST", 0, EARLY, ""));
    Meeting stored = take(Optional.empty(), fresh, BEN, ANNA).orElseThrow();
    assertThat(status(stored, InstanceId.MASTER, BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(status(stored, InstanceId.MASTER, ANNA)).isEqualTo("ACCEPTED");

    Meeting again = presumed(weekly("REQUEST", 1, LATER, ""));
    Meeting declined = OwnParticipation.of(stored, me(BEN), "DECLINED");
    assertThat(
            status(
                take(Optional.of(declined), again, BEN, ANNA).orElseThrow(),
                InstanceId.MASTER,
                BEN))
        .isEqualTo("NEEDS-ACTION");
  }

  @Test
  void movedInstanceNeedsActionDespiteTheSameSequence() {
    Meeting accepted =
        OwnParticipation.of(
            take(Optional.empty(), weekly("REQUEST", 0, EARLY, ""), BEN, ANNA).orElseThrow(),
            me(BEN),
            "ACCEPTED");
    for (int sequence : new int[] {0, 1}) {
      Meeting moved =
          presumed(
              changed(
                  weekly("REQUEST", sequence, LATER, ""),
                  text -> text.replace("20261201T1", "20261202T1")));
      assertThat(
              status(
                  take(Optional.of(accepted), moved, BEN, ANNA).orElseThrow(),
                  InstanceId.MASTER,
                  BEN))
          .isEqualTo("NEEDS-ACTION");
      Meeting same = presumed(weekly("REQUEST", sequence, LATER, "LOCATION:Yard\n"));
      assertThat(
              status(
                  take(Optional.of(accepted), same, BEN, ANNA).orElseThrow(),
                  InstanceId.MASTER,
                  BEN))
          .isEqualTo("ACCEPTED");
    }
    Meeting later = presumed(instance("REQUEST", 1, LATER, "20261208", ""));
    assertThat(status(take(Optional.of(accepted), later, BEN, ANNA).orElseThrow(), SECOND, BEN))
        .isEqualTo("NEEDS-ACTION");
  }

  @Test
  void repliesAreKeptForTheSameTimesOnly() {
    Meeting stored =
        OwnParticipation.of(
            take(Optional.empty(), weekly("REQUEST", 0, EARLY, ""), BEN, ANNA).orElseThrow(),
            me(BEN),
            "ACCEPTED");
    Meeting extended =
        presumed(changed(weekly("", 1, LATER, ""), text -> text.replace("COUNT=10", "COUNT=20")));

    assertThat(
            status(
                OwnParticipation.given(extended, Optional.of(stored), me(BEN)),
                InstanceId.MASTER,
                BEN))
        .isEqualTo("NEEDS-ACTION");
    assertThat(
            status(
                OwnParticipation.given(
                    weekly("", 0, LATER, "LOCATION:x\n"), Optional.of(stored), me(BEN)),
                InstanceId.MASTER,
                BEN))
        .isEqualTo("ACCEPTED");
    assertThat(
            status(
                OwnParticipation.given(extended, Optional.empty(), me(BEN)),
                InstanceId.MASTER,
                BEN))
        .isEqualTo("NEEDS-ACTION");
  }

  @Test
  void eventWithoutOrganizerIsNotOverwritten() {
    Meeting plain =
        changed(
            weekly("", 0, EARLY, ""), text -> text.replaceAll("(?m)^(ORGANIZER|ATTENDEE).*\n", ""));
    for (String method : new String[] {"REQUEST", "CANCEL", "PUBLISH", "ADD"}) {
      assertThat(
              IncomingItip.take(
                      Optional.of(plain),
                      weekly(method, 5, LATER, ""),
                      me(BEN),
                      ItipSender.proven(ANNA),
                      NOW)
                  .note())
          .as(method)
          .isEqualTo(ItipResultCode.OTHER_ORGANIZER);
    }
  }

  @Test
  void replyAddsOnlyOneDelegate() {
    Optional<Meeting> own = Optional.of(weekly("", 0, EARLY, ""));
    Meeting many =
        take(own, delegating(BEN, "\"mailto:a@x.org\",\"mailto:b@x.org\""), ANNA, BEN)
            .orElseThrow();
    assertThat(many.attendees()).doesNotContain("a@x.org", "b@x.org");

    Meeting one = take(own, delegating(BEN, "\"mailto:a@x.org\""), ANNA, BEN).orElseThrow();
    assertThat(one.attendees()).contains("a@x.org");
    Meeting next =
        take(
                Optional.of(one),
                changed(
                    delegating(BEN, "\"mailto:b@x.org\""),
                    text -> text.replace("T090000Z", "T091000Z")),
                ANNA,
                BEN)
            .orElseThrow();
    assertThat(next.attendees()).contains("a@x.org").doesNotContain("b@x.org");
    Meeting chained =
        take(Optional.of(one), delegating("a@x.org", "\"mailto:c@x.org\""), ANNA, "a@x.org")
            .orElseThrow();
    assertThat(OutgoingItip.between(Optional.of(one), Optional.of(chained), me(ANNA), NOW))
        .extracting(ItipMessage::to)
        .doesNotContain("c@x.org");
  }

  @Test
  void uninvitedAttendeesGetNoMessages() {
    Meeting own = weekly("", 0, EARLY, "");
    String eve = "eve@x.org";
    Meeting stored =
        take(Optional.of(own), delegating(eve, "\"mailto:f@x.org\""), ANNA, eve).orElseThrow();

    assertThat(stored.attendees()).contains(eve).doesNotContain("f@x.org");
    assertThat(OutgoingItip.between(Optional.of(own), Optional.of(stored), me(ANNA), NOW))
        .extracting(ItipMessage::to)
        .doesNotContain(eve);
    Meeting refresh = weekly("REFRESH", 0, LATER, "");
    assertThat(
            IncomingItip.take(Optional.of(stored), refresh, me(ANNA), ItipSender.proven(eve), NOW)
                .messages())
        .isEmpty();
    assertThat(CalendarUsers.attendee(stored.first(), Set.of(eve))).isPresent();
  }

  @Test
  void uninvitedAttendeesAreLimited() {
    Optional<Meeting> stored = Optional.of(weekly("", 0, EARLY, ""));
    for (int i = 0; i < 80; i++) {
      String who = "eve" + i + "@x.org";
      stored = take(stored, delegating(who, "\"mailto:f@x.org\""), ANNA, who);
    }
    assertThat(stored.orElseThrow().attendees()).hasSize(52).contains(BEN);
  }

  private static Meeting answering(String who, String status, String... days) {
    StringBuilder parts = new StringBuilder("BEGIN:VCALENDAR\nMETHOD:REPLY\n");
    for (String day : days) {
      parts.append("BEGIN:VEVENT\nUID:weekly@example.com\nDTSTAMP:20261124T090000Z\n");
      parts.append(day.isEmpty() ? "" : "RECURRENCE-ID;TZID=Europe/Berlin:" + day + "T100000\n");
      parts.append("ORGANIZER:mailto:anna@example.com\nATTENDEE;").append(status);
      parts.append(":mailto:").append(who).append("\nEND:VEVENT\n");
    }
    return meeting(parts.append("END:VCALENDAR\n").toString());
  }

  private static ItipOutcome answered(
      Meeting own, Meeting reply, String who, ItipSender.Trust trust) {
    return IncomingItip.take(Optional.of(own), reply, me(ANNA), new ItipSender(who, trust), NOW);
  }

  @Test
  void uninvitedReplyCreatesNoOverride() {
    Meeting own = weekly("", 0, EARLY, "");
    String eve = "eve@x.org";
    Meeting reply = answering(eve, "PARTSTAT=ACCEPTED", "20261208");
    assertThat(answered(own, reply, eve, ItipSender.Trust.PROVEN).note())
        .isEqualTo(ItipResultCode.TOO_MUCH);
    assertThat(answered(own, reply, eve, ItipSender.Trust.READER).note())
        .isEqualTo(ItipResultCode.CRASHER);

    // The same holds for an uninvited attendee who has answered before, to the series or to an
    // instance with a part of its own.
    Meeting come =
        take(Optional.of(own), answering(eve, "PARTSTAT=ACCEPTED", ""), ANNA, eve).orElseThrow();
    assertThat(answered(come, reply, eve, ItipSender.Trust.PROVEN).note())
        .isEqualTo(ItipResultCode.TOO_MUCH);
    Meeting differs =
        take(Optional.of(own), answering(BEN, "PARTSTAT=DECLINED", "20261208"), ANNA, BEN)
            .orElseThrow();
    assertThat(answered(differs, reply, eve, ItipSender.Trust.PROVEN).note())
        .isEqualTo(ItipResultCode.CRASHER);
  }

  @Test
  void overridesCreatedByRepliesAreLimited() {
    Meeting own =
        changed(weekly("", 0, EARLY, ""), text -> text.replaceAll("RRULE:.*", "RRULE:FREQ=DAILY"));
    String[] days =
        IntStream.range(0, 400)
            .mapToObj(day -> LocalDate.of(2026, 12, 8).plusDays(day))
            .map(DateTimeFormatter.BASIC_ISO_DATE::format)
            .toArray(String[]::new);
    Meeting stored = own;
    for (String day : days) {
      stored =
          take(Optional.of(stored), answering(BEN, "PARTSTAT=DECLINED", day), ANNA, BEN)
              .orElseThrow();
    }
    assertThat(stored.parts().size()).isEqualTo(300);
    assertThat(
            answered(own, answering(BEN, "PARTSTAT=DECLINED", days), BEN, ItipSender.Trust.PROVEN)
                .note())
        .isEqualTo(ItipResultCode.TOO_MUCH);
  }

  @Test
  void repeatedReplyIsADuplicate() {
    Meeting own = weekly("", 0, EARLY, "");
    Meeting reply = answering(BEN, "PARTSTAT=ACCEPTED", "");
    Meeting stored = take(Optional.of(own), reply, ANNA, BEN).orElseThrow();
    Meeting again = changed(reply, text -> text.replace("T090000Z", "T093000Z"));
    assertThat(answered(stored, again, BEN, ItipSender.Trust.PROVEN).note())
        .isEqualTo(ItipResultCode.DUPLICATE);
  }

  @Test
  void attendeeDelegatesOnceForAllInstances() {
    Meeting own = weekly("", 0, EARLY, "");
    String to = "PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:%s\"";
    Meeting one = answering(BEN, to.formatted("a@x.org"), "20261208");
    Meeting other = answering(BEN, to.formatted("b@x.org"), "20261215");
    Meeting stored = take(Optional.of(own), one, ANNA, BEN).orElseThrow();
    assertThat(stored.attendees()).contains("a@x.org");
    assertThat(answered(stored, other, BEN, ItipSender.Trust.PROVEN).note())
        .isEqualTo(ItipResultCode.TOO_MUCH);
  }

  @Test
  void unverifiedRepliesInviteDelegatesOnlyInTheOrganizersDomain() {
    Meeting own = weekly("", 0, EARLY, "");
    for (String near : new String[] {"dora@example.com", "a@x.org"}) {
      for (ItipSender.Trust trust : ItipSender.Trust.values()) {
        ItipOutcome outcome = answered(own, delegating(BEN, "\"mailto:" + near + "\""), BEN, trust);
        assertThat(outcome)
            .isInstanceOfSatisfying(
                ItipOutcome.Updated.class,
                updated ->
                    assertThat(
                            OutgoingItip.between(
                                    Optional.of(own), Meeting.of(updated.object()), me(ANNA), NOW)
                                .stream()
                                .anyMatch(message -> message.to().equals(near)))
                        .as(near + " " + trust)
                        .isEqualTo(
                            trust != ItipSender.Trust.UNPROVEN || near.endsWith("example.com")));
      }
    }
  }

  @Test
  void overlongParameterIsNotTakenOver() {
    String eve = "eve@x.org";
    String name = "PARTSTAT=ACCEPTED;CN=" + "x".repeat(5000);
    Meeting stored =
        take(Optional.of(weekly("", 0, EARLY, "")), answering(eve, name, ""), ANNA, eve)
            .orElseThrow();
    assertThat(stored.attendees()).contains(eve);
    assertThat(stored.calendar().toString()).doesNotContain("xxx");
  }
}
