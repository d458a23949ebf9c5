package org.carillon.format.itip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.carillon.format.itip.ItipSamples.ANNA;
import static org.carillon.format.itip.ItipSamples.BEN;
import static org.carillon.format.itip.ItipSamples.NOW;
import static org.carillon.format.itip.ItipSamples.me;
import static org.carillon.format.itip.ItipSamples.meeting;
import static org.carillon.format.itip.ItipSamples.reply;
import static org.carillon.format.itip.ItipSamples.status;
import static org.carillon.format.itip.ItipSamples.take;
import static org.carillon.format.itip.ItipSamples.weekly;

import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.line.ContentLine;
import org.junit.jupiter.api.Test;

/** Tests of messages caused by changes, and of the changes that the owner may make. */
class OutgoingItipTest {
  private static final Meeting OWN = weekly("", 0, "20261124T080000Z", "");

  private static Meeting changed(Meeting meeting, String from, String to) {
    String text = meeting.calendar().toString().replace("\r\n", "\n");
    assertThat(text).contains(from);
    return meeting(text.replace(from, to));
  }

  private static List<ItipMessage> sent(Optional<Meeting> told, Optional<Meeting> now, String me) {
    return OutgoingItip.between(told, now, me(me), NOW);
  }

  private static Meeting put(Optional<Meeting> before, Meeting put, String me) {
    return switch (SchedulingPutCheck.of(before, put, me(me), false)) {
      case SchedulingPutCheck.Allowed(var object) -> meeting(object);
      case SchedulingPutCheck.Refused(String code) -> throw new AssertionError(code);
    };
  }

  @Test
  void newMeetingInvitesAllOthersOnce() {
    List<ItipMessage> messages = sent(Optional.empty(), Optional.of(OWN), ANNA);

    assertThat(messages)
        .extracting(ItipMessage::method, ItipMessage::from, ItipMessage::to)
        .containsExactly(tuple(ItipMethod.REQUEST, ANNA, BEN));
    assertThat(sent(Optional.of(OWN), Optional.of(OWN), ANNA)).isEmpty();
    Meeting received =
        take(Optional.empty(), meeting(messages.getFirst().calendar()), BEN, ANNA).orElseThrow();
    assertThat(received.uid()).isEqualTo(OWN.uid());
  }

  @Test
  void replyIsNotForwardedToOthers() {
    Meeting answered =
        take(Optional.of(OWN), reply("ACCEPTED", 0, "20261124T090000Z", ""), ANNA, BEN)
            .orElseThrow();

    assertThat(sent(Optional.of(OWN), Optional.of(answered), ANNA)).isEmpty();
  }

  @Test
  void movedMeetingIncreasesTheSequenceAndResetsReplies() {
    Meeting accepted = changed(OWN, "PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED");
    Meeting moved =
        put(Optional.of(accepted), changed(accepted, "20261201T100000", "20261201T103000"), ANNA);

    assertThat(moved.sequence()).isEqualTo(1);
    assertThat(status(moved, InstanceId.MASTER, BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(sent(Optional.of(accepted), Optional.of(moved), ANNA)).hasSize(1);
    Meeting renamed =
        put(Optional.of(accepted), changed(accepted, "SUMMARY:Weekly", "SUMMARY:Often"), ANNA);
    assertThat(renamed.sequence()).isZero();
    assertThat(status(renamed, InstanceId.MASTER, BEN)).isEqualTo("ACCEPTED");
    assertThat(sent(Optional.of(accepted), Optional.of(renamed), ANNA)).hasSize(1);
  }

  /** RFC 6638 §3.2.8: Android writes the duration of an event, Thunderbird its end. */
  @Test
  void sameEndAsDurationOrDtendIsNoChange() {
    Meeting accepted = changed(OWN, "PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED");
    String end = "DTEND;TZID=Europe/Berlin:20261201T110000";
    for (String same : List.of("DURATION:PT1H", "DURATION:P0DT3600S", "DTEND:20261201T100000Z")) {
      Meeting written = changed(accepted, end, same);
      for (Meeting stored : List.of(accepted, written)) {
        Meeting other = stored == accepted ? written : accepted;
        Meeting put = put(Optional.of(stored), other, ANNA);
        assertThat(put.sequence()).as(same).isZero();
        assertThat(status(put, InstanceId.MASTER, BEN)).isEqualTo("ACCEPTED");
        assertThat(sent(Optional.of(stored), Optional.of(put), ANNA)).isEmpty();
        Meeting declined = changed(other, "PARTSTAT=ACCEPTED;RSVP", "PARTSTAT=DECLINED;RSVP");
        assertThat(
                sent(
                    Optional.of(stored), Optional.of(put(Optional.of(stored), declined, BEN)), BEN))
            .extracting(ItipMessage::method)
            .containsExactly(ItipMethod.REPLY);
      }
    }
    Meeting longer = put(Optional.of(accepted), changed(accepted, end, "DURATION:PT2H"), ANNA);
    assertThat(longer.sequence()).isEqualTo(1);
    assertThat(sent(Optional.of(accepted), Optional.of(longer), ANNA)).hasSize(1);
  }

  @Test
  void statedDefaultValueIsNoChange() {
    for (String usual : List.of("TRANSP:OPAQUE", "CLASS:PUBLIC", "PRIORITY:0")) {
      Meeting said = changed(OWN, "SUMMARY", usual + "\nSUMMARY");
      assertThat(sent(Optional.of(OWN), Optional.of(said), ANNA)).as(usual).isEmpty();
    }
    Meeting urgent = changed(OWN, "SUMMARY", "PRIORITY:1\nSUMMARY");
    assertThat(sent(Optional.of(OWN), Optional.of(urgent), ANNA)).hasSize(1);
  }

  @Test
  void allDayEventWithoutEndEqualsOneEndingTheNextDay() {
    Meeting day =
        changed(
            changed(
                OWN, "DTSTART;TZID=Europe/Berlin:20261201T100000", "DTSTART;VALUE=DATE:20261201"),
            "DTEND;TZID=Europe/Berlin:20261201T110000\n",
            "");
    Meeting written = changed(day, "RRULE", "DTEND;VALUE=DATE:20261202\nRRULE");
    assertThat(put(Optional.of(day), written, ANNA).sequence()).isZero();
    assertThat(sent(Optional.of(day), Optional.of(written), ANNA)).isEmpty();
  }

  @Test
  void removedAttendeeAndCancelledMeetingSendCancel() {
    Meeting alone =
        changed(OWN, "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:MAILTO:Ben@Example.com\n", "");

    for (Optional<Meeting> now : List.of(Optional.of(alone), Optional.<Meeting>empty())) {
      List<ItipMessage> messages = sent(Optional.of(OWN), now, ANNA);
      assertThat(messages)
          .extracting(ItipMessage::method, ItipMessage::to)
          .containsExactly(tuple(ItipMethod.CANCEL, BEN));
      assertThat(meeting(messages.getFirst().calendar()).sequence()).isEqualTo(1);
    }
    assertThat(
            sent(
                Optional.of(OWN),
                Optional.of(changed(OWN, "SUMMARY", "STATUS:CANCELLED\nSUMMARY")),
                ANNA))
        .extracting(ItipMessage::method)
        .containsExactly(ItipMethod.CANCEL);
  }

  @Test
  void scheduleAgentClientSendsNothing() {
    Meeting client = changed(OWN, "RSVP=TRUE:MAILTO", "SCHEDULE-AGENT=CLIENT:MAILTO");

    assertThat(sent(Optional.empty(), Optional.of(client), ANNA)).isEmpty();
    Meeting forced = changed(OWN, "RSVP=TRUE:MAILTO", "SCHEDULE-FORCE-SEND=REQUEST:MAILTO");
    assertThat(sent(Optional.of(OWN), Optional.of(forced), ANNA)).hasSize(1);
  }

  @Test
  void attendeeReplyIsSentToTheOrganizer() {
    Meeting accepted = OwnParticipation.of(OWN, me(BEN), "ACCEPTED");
    List<ItipMessage> messages = sent(Optional.of(OWN), Optional.of(accepted), BEN);

    assertThat(messages)
        .extracting(ItipMessage::method, ItipMessage::from, ItipMessage::to)
        .containsExactly(tuple(ItipMethod.REPLY, BEN, ANNA));
    assertThat(sent(Optional.of(accepted), Optional.of(accepted), BEN)).isEmpty();
    Meeting own =
        take(Optional.of(OWN), meeting(messages.getFirst().calendar()), ANNA, BEN).orElseThrow();
    assertThat(status(own, InstanceId.MASTER, BEN)).isEqualTo("ACCEPTED");
  }

  @Test
  void oneInstanceIsAnswered() {
    Meeting one =
        OwnParticipation.of(
            OWN, me(BEN), "DECLINED", ContentLine.of("RECURRENCE-ID", "20261208T090000Z"));
    List<ItipMessage> messages = sent(Optional.of(OWN), Optional.of(one), BEN);

    assertThat(messages).hasSize(1);
    assertThat(meeting(messages.getFirst().calendar()).parts().keySet())
        .containsExactly(new InstanceId("2026-12-08T09:00:00Z"));
  }

  @Test
  void deletedOrExcludedMeetingIsDeclined() {
    Meeting excluded =
        changed(OWN, "SUMMARY", "EXDATE;TZID=Europe/Berlin:20261208T100000\nSUMMARY");

    for (Optional<Meeting> now : List.of(Optional.of(excluded), Optional.<Meeting>empty())) {
      List<ItipMessage> messages = sent(Optional.of(OWN), now, BEN);
      assertThat(messages).hasSize(1);
      assertThat(messages.getFirst().calendar().toString()).contains("PARTSTAT=DECLINED");
    }
  }

  @Test
  void anAttendeeChangesOnlyItsOwnPart() {
    Meeting put =
        changed(
            changed(OWN, "SUMMARY:Weekly", "SUMMARY:Mine\nTRANSP:TRANSPARENT"),
            "PARTSTAT=NEEDS-ACTION",
            "PARTSTAT=TENTATIVE");
    Meeting stored = put(Optional.of(OWN), put, BEN);

    assertThat(stored.first().text("SUMMARY")).contains("Weekly");
    assertThat(stored.first().text("TRANSP")).contains("TRANSPARENT");
    assertThat(status(stored, InstanceId.MASTER, BEN)).isEqualTo("TENTATIVE");
    assertThat(
            SchedulingPutCheck.of(
                Optional.of(OWN),
                changed(OWN, "20261201T100000", "20261201T103000"),
                me(BEN),
                false))
        .isEqualTo(new SchedulingPutCheck.Refused("allowed-attendee-scheduling-object-change"));
    assertThat(
            SchedulingPutCheck.of(
                Optional.of(OWN),
                changed(OWN, "ORGANIZER;CN=Anna:mailto:anna@", "ORGANIZER:mailto:eve@"),
                me(BEN),
                false))
        .isEqualTo(new SchedulingPutCheck.Refused("allowed-attendee-scheduling-object-change"));
  }

  @Test
  void replyOnBehalfNamesTheSender() {
    Meeting accepted = OwnParticipation.of(OWN, me(BEN), "ACCEPTED");
    Meeting said =
        OwnParticipation.sentBy(accepted, Optional.of(OWN), me(BEN), "secretary@example.com");

    String reply = sent(Optional.of(OWN), Optional.of(said), BEN).getFirst().calendar().toString();
    assertThat(reply.replace("\r\n ", "")).contains("SENT-BY=\"mailto:secretary@example.com\"");
    assertThat(
            OwnParticipation.sentBy(OWN, Optional.of(OWN), me(BEN), "secretary@example.com")
                .calendar())
        .isEqualTo(OWN.calendar());
  }
}
