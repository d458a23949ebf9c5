package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.carillon.account.internal.TestDirectory.done;

import java.util.List;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.BookingRules;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.calendar.booking.ApprovalDecision;
import org.carillon.calendar.booking.Approvals;
import org.carillon.calendar.booking.WaitingBooking;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.carillon.groupware.Telling;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.Test;

/** Tests of bookings that are approved by answering an invitation. */
class BookingApprovalsTest extends MeetingFixture {

  private Caller approvedRoom() throws Exception {
    return room(rules(BookingPermission.DOMAIN, false, SeriesConflicts.REFUSE_ALL, 0));
  }

  private static Meeting reply(String by, String status, String moment) {
    return StoredMeeting.read(
            ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:approval.talk\r\n"
                    + "DTSTAMP:"
                    + moment
                    + "\r\nORGANIZER:mailto:"
                    + ROOM
                    + "\r\nATTENDEE;PARTSTAT="
                    + status
                    + ":mailto:"
                    + by
                    + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
                .getBytes(UTF_8))
        .orElseThrow();
  }

  @Test
  void approversAnswerIsTheRoomsAnswer() throws Exception {
    Caller room = approvedRoom();
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", ROOM)));
    tellAll();
    assertThat(status(anna, "talk", ROOM)).isEqualTo("TENTATIVE");
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst()).startsWith(FAR).contains("Please approve", "method=REQUEST");

    Meeting accepted = reply(FAR, "ACCEPTED", "20991124T090000Z");
    assertThat(
            incoming
                .take(
                    room.account(),
                    reply(BEN, "ACCEPTED", "20991124T080000Z"),
                    ItipSender.proven(BEN))
                .note())
        .isEqualTo(ItipResultCode.UNKNOWN);
    assertThat(incoming.take(room.account(), accepted, ItipSender.proven(FAR)).note())
        .isEqualTo(ItipResultCode.TAKEN);
    assertThat(incoming.take(room.account(), accepted, ItipSender.proven(FAR)).note())
        .isEqualTo(ItipResultCode.DUPLICATE);
    tellAll();
    assertThat(status(anna, "talk", ROOM)).isEqualTo("ACCEPTED");
    assertThat(meeting(room, "talk").calendar().toString()).contains("SENT-BY");
    assertThat(mails).hasSize(1);
  }

  private WaitingApprovals page() {
    return new WaitingApprovals(
        calendars,
        new ResourceResponder(
            fixture.parts.transactions(), calendars, bookings, own, directory.settings()),
        new BookingApprovals(
            calendars, new SchedulingRows(fixture.parts.transactions()), own, bookings),
        bookings,
        directory.addresses(),
        this::acting);
  }

  private Caller roomOf(String delegate) throws Exception {
    return room(
        new BookingRules(
            BookingPermission.DOMAIN,
            List.of(),
            false,
            List.of(delegate),
            30,
            0,
            true,
            0,
            SeriesConflicts.REFUSE_ALL,
            ""));
  }

  @Test
  void pendingBookingsAreListedForApproversUntilDecided() throws Exception {
    Approvals page = page();
    Caller room = roomOf(BEN);
    assertThat(done(page.approves(ben))).isTrue();
    assertThat(done(page.approves(anna))).isFalse();
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", ROOM)));
    done(
        put(
            anna,
            "quiet.ics",
            event("quiet", TOMORROW.plusSeconds(7200), "CLASS:PRIVATE\r\n", ROOM)));
    tellAll();
    assertThat(done(page.waiting(anna))).isEmpty();
    assertThat(done(page.waiting(ben)))
        .extracting(WaitingBooking::id, WaitingBooking::title, WaitingBooking::organizer)
        .containsExactly(tuple("talk", "Talk", ANNA), tuple("quiet", "", ANNA));
    assertThat(page.decide(anna, decision(page, true, "")).asFailure())
        .containsInstanceOf(Failure.NotFound.class);

    done(page.decide(ben, decision(page, true, "Keys at the desk,\r\nask there")));
    tellAll();
    assertThat(status(anna, "talk", ROOM)).isEqualTo("ACCEPTED");
    assertThat(meeting(room, "talk").calendar().toString())
        .contains("SENT-BY", "COMMENT:Keys at the desk\\,\\nask there");
    assertThat(meeting(anna, "talk").calendar().toString())
        .contains("X-CARILLON-COMMENT=\"Keys at the desk,^nask there\"");
    assertThat(done(page.waiting(ben))).extracting(WaitingBooking::id).containsExactly("quiet");
    assertThat(page.decide(ben, decision(page, false, "")).asFailure())
        .containsInstanceOf(Failure.NotFound.class);

    // The other one is answered by replying to its message.
    Meeting message =
        StoredMeeting.read(
                reply(BEN, "DECLINED", "20991124T090000Z")
                    .calendar()
                    .toString()
                    .replace("approval.talk", "approval.quiet")
                    .getBytes(UTF_8))
            .orElseThrow();
    incoming.take(room.account(), message, ItipSender.proven(BEN));
    tellAll();
    assertThat(status(anna, "quiet", ROOM)).isEqualTo("DECLINED");
    assertThat(done(page.waiting(ben))).isEmpty();
  }

  private ApprovalDecision decision(Approvals page, boolean isApproved, String comment) {
    String version =
        done(page.waiting(ben)).stream()
            .filter(one -> one.id().equals("talk"))
            .map(WaitingBooking::version)
            .findFirst()
            .orElse("");
    return new ApprovalDecision(ROOM, "talk", version, isApproved, comment);
  }

  @Test
  void bookingChangedSinceItWasSeenIsNotDecided() throws Exception {
    Approvals page = page();
    roomOf(BEN);
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", ROOM)));
    tellAll();
    ApprovalDecision seen = decision(page, true, "");
    done(put(anna, "talk.ics", event("talk", TOMORROW.plusSeconds(7200), "", ROOM)));
    tellAll();
    assertThat(page.decide(ben, seen).asFailure()).containsInstanceOf(Failure.Taken.class);
    ApprovalDecision bell = new ApprovalDecision(ROOM, "talk", seen.version(), true, "\u0007");
    assertThat(page.decide(ben, bell).asFailure()).containsInstanceOf(Failure.Invalid.class);
    assertThat(done(page.waiting(ben))).hasSize(1);

    done(page.decide(ben, decision(page, true, "")));
    tellAll();
    assertThat(status(anna, "talk", ROOM)).isEqualTo("ACCEPTED");
  }

  @Test
  void movedBookingIsPendingAgainAndCancelledOneIsNot() throws Exception {
    Approvals page = page();
    roomOf(BEN);
    done(put(anna, "talk.ics", event("talk", TOMORROW, "RRULE:FREQ=DAILY;COUNT=3\r\n", ROOM)));
    tellAll();
    assertThat(done(page.waiting(ben)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.recurs()).isTrue();
              assertThat(one.next().from()).isEqualTo(TOMORROW);
              assertThat(one.overlaps()).isEmpty();
            });
    done(page.decide(ben, decision(page, false, "")));
    tellAll();
    assertThat(status(anna, "talk", ROOM)).isEqualTo("DECLINED");
    assertThat(done(page.waiting(ben))).isEmpty();

    done(put(anna, "talk.ics", event("talk", TOMORROW.plusSeconds(7200), "", ROOM)));
    tellAll();
    assertThat(done(page.waiting(ben))).hasSize(1);
    done(
        groupware
            .objects()
            .delete(
                anna,
                calendar(anna),
                new ItemKey("talk.ics"),
                new Precondition.Always(),
                Telling.AT_ONCE));
    tellAll();
    assertThat(done(page.waiting(ben))).isEmpty();
  }

  @Test
  void concurrentAnswersConvergeInEitherOrder() throws Exception {
    Caller room = approvedRoom();
    Meeting first = reply(FAR, "ACCEPTED", "20991124T090000Z");
    Meeting second = reply(FAR, "DECLINED", "20991124T100000Z");
    for (List<Meeting> order : List.of(List.of(first, second), List.of(second, first))) {
      done(put(anna, "talk.ics", event("talk", TOMORROW, "", ROOM)));
      tellAll();
      for (Meeting each : order) {
        incoming.take(room.account(), each, ItipSender.proven(FAR));
      }
      tellAll();
      assertThat(status(anna, "talk", ROOM)).isEqualTo("DECLINED");
      done(put(anna, "talk.ics", event("talk", TOMORROW.plusSeconds(7200), "", ROOM)));
      tellAll();
      assertThat(status(anna, "talk", ROOM)).isEqualTo("TENTATIVE");
      incoming.take(
          room.account(), reply(FAR, "ACCEPTED", "20991124T110000Z"), ItipSender.proven(FAR));
      tellAll();
      assertThat(status(anna, "talk", ROOM)).isEqualTo("ACCEPTED");
      done(
          groupware
              .objects()
              .delete(
                  anna,
                  calendar(anna),
                  new ItemKey("talk.ics"),
                  new Precondition.Always(),
                  Telling.AT_ONCE));
      tellAll();
      fixture.execute("delete from scheduling");
      var objects = groupware.objects();
      for (var entry : done(objects.list(room, calendar(room)))) {
        done(
            objects.delete(
                room, calendar(room), entry.key(), new Precondition.Always(), Telling.NEVER));
      }
      fixture.execute("delete from scheduling");
    }
  }
}
