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
import static org.carillon.format.itip.ItipSamples.take;
import static org.carillon.format.itip.ItipSamples.weekly;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.junit.jupiter.api.Test;

/** Tests the effect of incoming messages on stored objects. */
class IncomingItipTest {
  private static final InstanceId SECOND = new InstanceId("2026-12-08T09:00:00Z");

  private static Meeting taken(Meeting... messages) {
    Optional<Meeting> stored = Optional.empty();
    for (Meeting message : messages) {
      stored = take(stored, message, BEN, ANNA);
    }
    return stored.orElseThrow();
  }

  private static ItipResultCode note(
      Optional<Meeting> stored, Meeting message, String me, String from) {
    return IncomingItip.take(stored, message, me(me), ItipSender.proven(from), NOW).note();
  }

  @Test
  void requestIsStoredWithoutMethodAndSendersAlarms() {
    Meeting stored =
        taken(
            weekly(
                "REQUEST",
                0,
                "20261124T080000Z",
                "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nDESCRIPTION:x\nEND:VALARM\n"));

    assertThat(stored.method()).isEmpty();
    assertThat(stored.first().components("VALARM")).isEmpty();
    assertThat(status(stored, InstanceId.MASTER, BEN)).isEqualTo("NEEDS-ACTION");
  }

  @Test
  void repeatedMessageIsADuplicateAndAnEarlierOneOutdated() {
    Meeting first = weekly("REQUEST", 1, "20261124T080000Z", "");
    Optional<Meeting> stored = Optional.of(taken(first));

    assertThat(note(stored, first, BEN, ANNA)).isEqualTo(ItipResultCode.DUPLICATE);
    assertThat(note(stored, weekly("REQUEST", 0, "20261124T090000Z", ""), BEN, ANNA))
        .isEqualTo(ItipResultCode.OUTDATED);
    assertThat(note(stored, weekly("REQUEST", 1, "20261124T070000Z", ""), BEN, ANNA))
        .isEqualTo(ItipResultCode.OUTDATED);
    assertThat(note(stored, weekly("REQUEST", 1, "20261124T090000Z", ""), BEN, ANNA))
        .isEqualTo(ItipResultCode.TAKEN);
  }

  @Test
  void restoredMeetingNeedsActionAgainAndLateRequestIsRefused() {
    Meeting cancelled =
        taken(
            weekly("REQUEST", 2, "20261124T080000Z", ""),
            weekly("CANCEL", 3, "20261124T090000Z", ""));
    assertThat(
            note(Optional.of(cancelled), weekly("REQUEST", 2, "20261124T083000Z", ""), BEN, ANNA))
        .isEqualTo(ItipResultCode.OUTDATED);

    Meeting again =
        take(Optional.of(cancelled), weekly("REQUEST", 0, "20261124T100000Z", ""), BEN, ANNA)
            .orElseThrow();
    assertThat(Meeting.isCancelled(again.first())).isFalse();
    assertThat(again.sequence()).isZero();
    assertThat(status(again, InstanceId.MASTER, BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(note(Optional.of(again), weekly("REQUEST", 1, "20261124T110000Z", ""), BEN, ANNA))
        .isEqualTo(ItipResultCode.TAKEN);
  }

  @Test
  void replyIsKeptUntilTheOrganizerAsksAgain() {
    Meeting accepted =
        OwnParticipation.of(
            taken(weekly("REQUEST", 0, "20261124T080000Z", "")), me(BEN), "ACCEPTED");

    Meeting same =
        take(Optional.of(accepted), weekly("REQUEST", 0, "20261124T090000Z", ""), BEN, ANNA)
            .orElseThrow();
    assertThat(status(same, InstanceId.MASTER, BEN)).isEqualTo("ACCEPTED");
    Meeting anew =
        take(Optional.of(accepted), weekly("REQUEST", 1, "20261124T090000Z", ""), BEN, ANNA)
            .orElseThrow();
    assertThat(status(anew, InstanceId.MASTER, BEN)).isEqualTo("NEEDS-ACTION");
  }

  @Test
  void anotherOrganizerCannotTakeOverAMeeting() {
    Meeting stored = taken(weekly("REQUEST", 0, "20261124T080000Z", ""));
    Meeting forged =
        meeting(
            weekly("REQUEST", 5, "20261124T090000Z", "")
                .calendar()
                .toString()
                .replace("\r\n", "\n")
                .replace("mailto:anna@", "mailto:eve@"));

    assertThat(note(Optional.of(stored), forged, BEN, "eve@example.com"))
        .isEqualTo(ItipResultCode.OTHER_ORGANIZER);
  }

  @Test
  void accountReachedByAnotherAddressBecomesAnAttendee() {
    ItipOutcome outcome =
        IncomingItip.take(
            Optional.empty(),
            weekly("REQUEST", 0, "20261124T080000Z", ""),
            me("cleo@example.com"),
            ItipSender.proven(ANNA),
            NOW);

    assertThat(outcome.note()).isEqualTo(ItipResultCode.CRASHER);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ItipOutcome.Updated.class,
            updated ->
                assertThat(meeting(updated.object()).attendees()).contains("cleo@example.com"));
  }

  @Test
  void cancelledMeetingIsKeptAgainstLateRequests() {
    Meeting cancel = weekly("CANCEL", 1, "20261124T090000Z", "");
    Meeting stored = taken(cancel, weekly("REQUEST", 0, "20261124T080000Z", ""));

    assertThat(Meeting.isCancelled(stored.first())).isTrue();
    Meeting inOrder = taken(weekly("REQUEST", 0, "20261124T080000Z", ""), cancel);
    assertThat(Meeting.isCancelled(inOrder.first())).isTrue();
  }

  @Test
  void oneInstanceIsChangedAndCancelled() {
    Meeting stored =
        taken(
            weekly("REQUEST", 0, "20261124T080000Z", ""),
            instance("REQUEST", 1, "20261124T081000Z", "20261208", ""),
            instance("CANCEL", 2, "20261124T082000Z", "20261208", ""));

    assertThat(Meeting.isCancelled(stored.first())).isFalse();
    assertThat(Meeting.isCancelled(stored.parts().get(SECOND))).isTrue();
  }

  @Test
  void seriesEndsAtItsCancelledInstance() {
    Meeting cancel =
        meeting(
            instance("CANCEL", 2, "20261124T082000Z", "20261208", "")
                .calendar()
                .toString()
                .replace("\r\n", "\n")
                .replace("RECURRENCE-ID:", "RECURRENCE-ID;RANGE=THISANDFUTURE:"));
    Meeting stored = taken(weekly("REQUEST", 0, "20261124T080000Z", ""), cancel);

    assertThat(stored.first().first("RRULE").orElseThrow().value())
        .isEqualTo("FREQ=WEEKLY;UNTIL=20261208T085959Z");
  }

  @Test
  void outcomeIsIndependentOfMessageOrderAndRepetition() {
    List<Meeting> sent =
        List.of(
            weekly("REQUEST", 0, "20261124T080000Z", ""),
            instance("REQUEST", 1, "20261124T081000Z", "20261208", ""),
            weekly("REQUEST", 2, "20261124T082000Z", "LOCATION:Room\n"),
            instance("REQUEST", 2, "20261124T083000Z", "20261215", ""),
            instance("CANCEL", 3, "20261124T084000Z", "20261215", ""),
            instance("REQUEST", 3, "20261124T085000Z", "20261208", "LOCATION:Yard\n"));
    Set<String> expected = said(taken(sent.toArray(Meeting[]::new)));
    Random random = new Random(4);
    for (int round = 0; round < 500; round++) {
      List<Meeting> order = new ArrayList<>(sent);
      order.addAll(sent.subList(0, random.nextInt(sent.size())));
      Collections.shuffle(order, random);

      assertThat(said(taken(order.toArray(Meeting[]::new)))).isEqualTo(expected);
    }
  }

  /** Returns the content of a meeting; for a cancelled part, only that it is cancelled. */
  private static Set<String> said(Meeting meeting) {
    Map<InstanceId, CalendarComponent> live = new LinkedHashMap<>(meeting.parts());
    Set<String> all = new TreeSet<>();
    meeting
        .parts()
        .forEach(
            (id, part) -> {
              if (Meeting.isCancelled(part)) {
                live.remove(id);
                all.add(id + " is cancelled");
              }
            });
    all.addAll(AttendeeView.fingerprint(meeting.with(live)));
    return all;
  }

  @Test
  void newestReplyUpdatesTheOrganizersCopy() {
    Meeting own = weekly("", 0, "20261124T080000Z", "");
    List<Meeting> replies =
        List.of(
            reply("TENTATIVE", 0, "20261124T090000Z", ""),
            reply("DECLINED", 0, "20261124T091000Z", ""),
            reply("ACCEPTED", 0, "20261124T092000Z", ""));
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      List<Meeting> order = new ArrayList<>(replies);
      order.addAll(replies);
      Collections.shuffle(order, random);
      Optional<Meeting> stored = Optional.of(own);
      for (Meeting message : order) {
        stored = take(stored, message, ANNA, BEN);
      }
      assertThat(status(stored.orElseThrow(), InstanceId.MASTER, BEN)).isEqualTo("ACCEPTED");
    }
    assertThat(note(Optional.of(weekly("", 3, "20261124T100000Z", "")), replies.get(2), ANNA, BEN))
        .isEqualTo(ItipResultCode.OUTDATED);
  }

  /** RFC 5546 §3.2.3: the organizer can read the comment; other attendees never see it. */
  @Test
  void replyCommentIsStoredAndNotSentToOthers() {
    Meeting own = weekly("", 0, "20261124T080000Z", "");
    Meeting late =
        saying(reply("ACCEPTED", 0, "20261124T090000Z", ""), "Ten minutes late\\, sorry");
    Meeting stored = take(Optional.of(own), late, ANNA, BEN).orElseThrow();
    assertThat(comment(stored)).isEqualTo("Ten minutes late, sorry");

    Meeting renamed = meeting(calendar(own).replace("SUMMARY:Weekly", "SUMMARY:Every week"));
    SchedulingPutCheck put = SchedulingPutCheck.of(Optional.of(stored), renamed, me(ANNA), false);
    assertThat(put)
        .isInstanceOfSatisfying(
            SchedulingPutCheck.Allowed.class,
            allowed -> {
              Meeting after = meeting(allowed.object());
              assertThat(comment(after)).isEqualTo("Ten minutes late, sorry");
              assertThat(
                      OutgoingItip.between(Optional.of(stored), Optional.of(after), me(ANNA), NOW))
                  .isNotEmpty()
                  .noneMatch(told -> told.calendar().toString().contains("minutes late"));
            });

    Meeting silent = reply("ACCEPTED", 0, "20261124T091000Z", "");
    assertThat(comment(take(Optional.of(stored), silent, ANNA, BEN).orElseThrow())).isEmpty();
    Meeting endless = saying(reply("ACCEPTED", 0, "20261124T092000Z", ""), "x".repeat(60_000));
    assertThat(comment(take(Optional.of(stored), endless, ANNA, BEN).orElseThrow())).hasSize(1_000);
  }

  private static Meeting saying(Meeting reply, String comment) {
    return meeting(
        calendar(reply).replace("END:VEVENT", "COMMENT:%s\nEND:VEVENT".formatted(comment)));
  }

  private static String comment(Meeting stored) {
    return new CalendarUser(
            CalendarUsers.attendee(stored.parts().get(InstanceId.MASTER), Set.of(BEN))
                .orElseThrow())
        .comment();
  }

  @Test
  void replyForOneInstanceCreatesAnOverride() {
    Meeting stored =
        take(
                Optional.of(weekly("", 0, "20261124T080000Z", "")),
                reply("DECLINED", 0, "20261124T090000Z", "RECURRENCE-ID:20261208T090000Z\n"),
                ANNA,
                BEN)
            .orElseThrow();

    assertThat(status(stored, InstanceId.MASTER, BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(status(stored, SECOND, BEN)).isEqualTo("DECLINED");
    assertThat(stored.parts().get(SECOND).first("DTEND").orElseThrow().value())
        .isEqualTo("20261208T110000");
  }

  @Test
  void seriesAndInstanceRepliesCoexistInEitherOrder() {
    Meeting all = reply("ACCEPTED", 0, "20261124T091000Z", "");
    Meeting one = reply("DECLINED", 0, "20261124T091000Z", "RECURRENCE-ID:20261208T090000Z\n");
    for (List<Meeting> order : List.of(List.of(all, one), List.of(one, all))) {
      Optional<Meeting> stored = Optional.of(weekly("", 0, "20261124T080000Z", ""));
      for (Meeting message : order) {
        stored = take(stored, message, ANNA, BEN);
      }
      assertThat(status(stored.orElseThrow(), InstanceId.MASTER, BEN)).isEqualTo("ACCEPTED");
      assertThat(status(stored.orElseThrow(), SECOND, BEN)).isEqualTo("DECLINED");
    }
  }

  @Test
  void uninvitedReplyAddsAnOptionalAttendee() {
    Meeting crasher =
        meeting(
            reply("ACCEPTED", 0, "20261124T090000Z", "")
                .calendar()
                .toString()
                .replace("\r\n", "\n")
                .replace("ben@", "carl@"));
    Meeting own = weekly("", 0, "20261124T080000Z", "");

    assertThat(note(Optional.of(own), crasher, ANNA, "carl@example.com"))
        .isEqualTo(ItipResultCode.CRASHER);
    Meeting stored = take(Optional.of(own), crasher, ANNA, "carl@example.com").orElseThrow();
    assertThat(status(stored, InstanceId.MASTER, "carl@example.com")).isEqualTo("ACCEPTED");
  }

  @Test
  void delegateBecomesAnAttendee() {
    Meeting delegated =
        meeting(
            """
            BEGIN:VCALENDAR
            METHOD:REPLY
            BEGIN:VEVENT
            UID:weekly@example.com
            DTSTAMP:20261124T090000Z
            ORGANIZER:mailto:anna@example.com
            ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:cleo@example.com":mailto:ben@example.com
            END:VEVENT
            END:VCALENDAR
            """);
    Meeting own = weekly("", 0, "20261124T080000Z", "");
    Meeting stored = take(Optional.of(own), delegated, ANNA, BEN).orElseThrow();

    assertThat(status(stored, InstanceId.MASTER, BEN)).isEqualTo("DELEGATED");
    assertThat(stored.attendees()).contains("cleo@example.com");
    assertThat(OutgoingItip.between(Optional.of(own), Optional.of(stored), me(ANNA), NOW))
        .extracting(ItipMessage::method, ItipMessage::to)
        .contains(org.assertj.core.groups.Tuple.tuple(ItipMethod.REQUEST, "cleo@example.com"));
  }

  @Test
  void uninvitedCounterIsLeftToPeopleAndRefreshIsAnswered() {
    Optional<Meeting> own = Optional.of(weekly("", 0, "20261124T080000Z", ""));

    assertThat(note(own, weekly("COUNTER", 0, "20261124T090000Z", ""), ANNA, "eve@example.org"))
        .isEqualTo(ItipResultCode.FOR_PEOPLE);
    assertThat(
            IncomingItip.take(
                    own,
                    weekly("REFRESH", 0, "20261124T090000Z", ""),
                    me(ANNA),
                    ItipSender.proven(BEN),
                    NOW)
                .messages())
        .extracting(ItipMessage::method)
        .containsExactly(ItipMethod.REQUEST);
  }

  /** RFC 5546 §2.1.5: a part that was moved and moved back before anybody was told is unchanged. */
  @Test
  void replyForTheCurrentTimesIsTakenDespiteSequence() {
    Meeting told = weekly("", 0, "20261124T080000Z", "");
    Meeting movedBack = weekly("", 2, "20261124T080000Z", "");
    Meeting moved = meeting(calendar(movedBack).replace("1201T1", "1202T1"));
    Meeting answer = answerTo(told);

    assertThat(note(Optional.of(movedBack), answer, ANNA, BEN)).isEqualTo(ItipResultCode.TAKEN);
    assertThat(note(Optional.of(moved), answer, ANNA, BEN)).isEqualTo(ItipResultCode.OUTDATED);
  }

  private static Meeting answerTo(Meeting told) {
    Meeting accepted = OwnParticipation.of(told, me(BEN), "ACCEPTED");
    return meeting(
        OutgoingItip.between(Optional.of(told), Optional.of(accepted), me(BEN), NOW)
            .getFirst()
            .calendar());
  }

  private static String calendar(Meeting meeting) {
    return meeting.calendar().toString().replace("\r\n", "\n");
  }

  /** Tests that a meeting moved back has the answer given for its times, and no other. */
  @Test
  void meetingMovedBackKeepsTheAnswerGivenForItsTimes() {
    Meeting accepted =
        OwnParticipation.of(
            taken(weekly("REQUEST", 0, "20261124T080000Z", "")), me(BEN), "ACCEPTED");
    String later = calendar(weekly("REQUEST", 1, "20261124T090000Z", ""));
    Meeting moved =
        take(Optional.of(accepted), meeting(later.replace("1201T1", "1202T1")), BEN, ANNA)
            .orElseThrow();
    assertThat(status(moved, InstanceId.MASTER, BEN)).isEqualTo("NEEDS-ACTION");

    String back = calendar(weekly("REQUEST", 2, "20261124T093000Z", ""));
    String said = back.replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED");
    assertThat(
            status(
                take(Optional.of(moved), meeting(said), BEN, ANNA).orElseThrow(),
                InstanceId.MASTER,
                BEN))
        .isEqualTo("ACCEPTED");
    assertThat(
            status(
                take(Optional.of(moved), meeting(back), BEN, ANNA).orElseThrow(),
                InstanceId.MASTER,
                BEN))
        .isEqualTo("NEEDS-ACTION");
    String other = said.replace("1201T1", "1203T1");
    assertThat(
            status(
                take(Optional.of(moved), meeting(other), BEN, ANNA).orElseThrow(),
                InstanceId.MASTER,
                BEN))
        .isEqualTo("NEEDS-ACTION");
    String forged = other.replace("PARTSTAT=ACCEPTED;", "PARTSTAT=ACCEPTED;" + memory(moved));
    Meeting lied = take(Optional.of(moved), meeting(forged), BEN, ANNA).orElseThrow();
    assertThat(status(lied, InstanceId.MASTER, BEN)).isEqualTo("NEEDS-ACTION");
  }

  private static String memory(Meeting moved) {
    return CalendarUsers.attendee(moved.first(), me(BEN))
        .flatMap(line -> line.parameter("X-CARILLON-EARLIER-ANSWER"))
        .map(parameter -> parameter.name() + "=" + parameter.values().getFirst() + ";")
        .orElseThrow();
  }
}
