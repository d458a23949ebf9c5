package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.calendar.scheduling.FoundResource;
import org.carillon.calendar.scheduling.ResourceRequirements;
import org.carillon.calendar.scheduling.ResourceSuggestion;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.ScheduleStatus;
import org.carillon.groupware.Telling;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.Test;

/** Tests of meetings between accounts of this server, people elsewhere and rooms. */
class MeetingsTest extends MeetingFixture {

  @Test
  void localInvitationAndReplyNeedNoMail() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN)));
    tellAll();
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");

    done(put(ben, "talk.ics", answered(ben, "talk", "ACCEPTED")));
    tellAll();
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(mails).isEmpty();
  }

  /** RFC 5546 §3.2.2: no message is sent, and the attendee's own changes stay. */
  @Test
  void localAttendeesSeeRepliesOfOthers() throws Exception {
    Caller cid = person("cid@example.test");
    done(
        put(
            anna,
            "talk.ics",
            event("talk", TOMORROW, "RRULE:FREQ=DAILY;COUNT=3\r\n", BEN, cid.name(), FAR)));
    tellAll();
    assertThat(mails).hasSize(1);
    String bell = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n";
    String own = meeting(cid, "talk").calendar().toString();
    done(put(cid, "talk.ics", own.replace("END:VEVENT", bell + "END:VEVENT")));
    tellAll();
    String tag = scheduleTag(cid, "talk.ics");

    done(put(ben, "talk.ics", answered(ben, "talk", "ACCEPTED")));
    tellAll();
    assertThat(status(cid, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(status(cid, "talk", cid.name())).isEqualTo("NEEDS-ACTION");
    assertThat(meeting(cid, "talk").calendar().toString()).contains("TRIGGER:-PT5M");
    assertThat(scheduleTag(cid, "talk.ics")).isEqualTo(tag);

    String once = UTC.format(TOMORROW.plus(Duration.ofDays(1)));
    done(
        put(
            ben,
            "talk.ics",
            meeting(ben, "talk")
                .calendar()
                .toString()
                .replace("END:VEVENT", "EXDATE:" + once + "\r\nEND:VEVENT")));
    tellAll();
    assertThat(meeting(anna, "talk").parts()).hasSize(2);
    assertThat(meeting(cid, "talk").calendar().toString())
        .contains("RECURRENCE-ID:" + once, "PARTSTAT=DECLINED");
    assertThat(meeting(cid, "talk").parts()).hasSize(2);
    assertThat(mails).hasSize(1);
  }

  private String scheduleTag(Caller caller, String key) {
    return done(groupware.objects().open(caller, calendar(caller), new ItemKey(key)))
        .entry()
        .scheduleTag()
        .orElseThrow();
  }

  /** See RFC 6638 §3.2.9. */
  @Test
  void attendeesWithFailedMailAreMarkedInTheMeeting() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR, "other@example.org")));
    tellAll();
    byte[] message = mails.getFirst().substring(mails.getFirst().indexOf('\n') + 1).getBytes(UTF_8);
    assertThat(marks.failed(Content.of(message), List.of(FAR))).isTrue();
    assertThat(scheduleStatus(FAR)).contains("5.1");
    assertThat(ScheduleStatus.unreached(meeting(anna, "talk").calendar())).containsExactly(FAR);
    assertThat(scheduleStatus("other@example.org")).isEmpty();
    tellAll();
    assertThat(mails).hasSize(2);

    byte[] forged = ("Received: by x\r\n" + new String(message, UTF_8)).getBytes(UTF_8);
    marks.failed(Content.of(forged), List.of("other@example.org"));
    assertThat(marks.failed(Content.of("Subject: x\r\n\r\n".getBytes(UTF_8)), List.of(FAR)))
        .isFalse();
    assertThat(scheduleStatus("other@example.org")).isEmpty();
  }

  /** See RFC 6638 §3.2.9. */
  @Test
  void messageFailingBeforeTheChangeIsSentStaysMarked() throws Exception {
    failing = FAR;
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR)));
    tellAll();
    assertThat(scheduleStatus(FAR)).contains("5.1");
    done(put(anna, "talk.ics", annas("talk").replace("SUMMARY:Talk", "SUMMARY:Speech")));
    tellAll();
    assertThat(mails).hasSize(2);
    assertThat(scheduleStatus(FAR)).contains("5.1");

    failing = "";
    done(put(anna, "talk.ics", annas("talk").replace("SUMMARY:Speech", "SUMMARY:Talk")));
    tellAll();
    assertThat(scheduleStatus(FAR)).contains("1.1");
  }

  @Test
  void failedRecipientIsNotifiedOnceDespiteInterruption() throws Exception {
    String other = "other@example.org";
    failing = FAR;
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR, other)));
    tellAll();
    assertThat(mails).hasSize(2);
    failing = "";
    allowed = 1;
    done(put(anna, "talk.ics", annas("talk").replace("SUMMARY:Talk", "SUMMARY:Speech")));
    turn.take();
    assertThat(mails).hasSize(3);
    assertThat(mails.getLast()).startsWith(FAR);

    allowed = 10;
    fixture.execute("update scheduling set due = now() where account = " + anna.account());
    tellAll();
    assertThat(mails).hasSize(4);
    assertThat(mails.getLast()).startsWith(other);
    assertThat(scheduleStatus(FAR)).contains("1.1");
  }

  private String annas(String uid) throws Exception {
    return meeting(anna, uid).calendar().toString();
  }

  private Optional<String> scheduleStatus(String attendee) throws Exception {
    return CalendarUsers.attendee(meeting(anna, "talk").first(), Set.of(attendee))
        .orElseThrow()
        .parameterValue("SCHEDULE-STATUS");
  }

  @Test
  void externalAttendeesGetOneMailPerStateDespiteInterruption() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR, "other@example.org")));
    tellAll();
    assertThat(mails).hasSize(2);
    assertThat(mails.getFirst())
        .contains("Subject: Invitation: Talk", "method=REQUEST", "invite.ics");
    tellAll();
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR, "other@example.org")));
    tellAll();
    assertThat(mails).hasSize(2);

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
    assertThat(mails).hasSize(4);
    assertThat(mails.getLast()).contains("method=CANCEL");
  }

  @Test
  void messageUsesNamesOfOrganizerAndAttendees() throws Exception {
    String named =
        event("talk", TOMORROW, "", FAR)
            .replace("ORGANIZER:", "ORGANIZER;CN=Anna Bell:")
            .replace("PARTSTAT=ACCEPTED:", "PARTSTAT=ACCEPTED;CN=Anna Bell:");
    done(put(anna, "talk.ics", named));
    tellAll();
    assertThat(mails)
        .singleElement()
        .asString()
        .contains(
            "Anna Bell invites you to",
            "From: Anna Bell <" + ANNA + ">",
            "With: Anna Bell <" + ANNA + ">, " + FAR);
  }

  @Test
  void updateNamesTheChangeAndOnlyNewAttendeesGetInvitations() throws Exception {
    Instant later = TOMORROW.plus(Duration.ofHours(2));
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR)));
    tellAll();
    done(put(anna, "talk.ics", event("talk", later, "LOCATION:Attic\r\n", FAR, "new@example.org")));
    tellAll();
    assertThat(mails).hasSize(3);
    assertThat(mails.subList(1, 3))
        .anySatisfy(
            message ->
                assertThat(message)
                    .startsWith(FAR)
                    .contains("Subject: Updated: Talk", "the time and the place of", "Before: "))
        .anySatisfy(
            message ->
                assertThat(message)
                    .startsWith("new@")
                    .contains("Subject: Invitation: Talk", "invites you to")
                    .doesNotContain("Before: "));

    done(put(anna, "talk.ics", event("talk", later, "LOCATION:Hall\r\n", FAR)));
    tellAll();
    assertThat(mails)
        .anySatisfy(
            message -> assertThat(message).startsWith(FAR).contains("has changed the place"));
  }

  @Test
  void updateOfAMovedInstanceNamesThatInstanceOnly() throws Exception {
    String daily = event("talk", TOMORROW, "RRULE:FREQ=DAILY;COUNT=5\r\n", FAR);
    done(put(anna, "talk.ics", daily));
    tellAll();
    Instant third = TOMORROW.plus(Duration.ofDays(2));
    String id = "RECURRENCE-ID:" + UTC.format(third) + "\r\n";
    Instant later = third.plus(Duration.ofMinutes(90));
    String moved = event("talk", later, id, FAR);
    String instance =
        moved.substring(moved.indexOf("BEGIN:VEVENT"), moved.indexOf("END:VCALENDAR"));
    done(put(anna, "talk.ics", daily.replace("END:VCALENDAR", instance + "END:VCALENDAR")));
    tellAll();

    assertThat(mails).hasSize(2);
    assertThat(mails.getLast())
        .contains("Subject: Updated: Talk", "has changed the time of", "Only this date changes.")
        .contains("When: " + day(later))
        .contains("Before: " + day(third))
        .doesNotContain(day(TOMORROW), "It repeats.");
  }

  @Test
  void messageStatesTheEndOfAnEventWithDuration() throws Exception {
    Instant start =
        TOMORROW.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withHour(9).toInstant();
    String end = "DTEND:" + UTC.format(start.plus(Duration.ofHours(1)));
    String talk = event("talk", start, "", FAR).replace(end, "DURATION:PT1H");
    done(put(anna, "talk.ics", talk));
    tellAll();
    assertThat(plain(mails.getLast())).containsPattern("When: .* 9:00.* 10:00");

    done(put(anna, "talk.ics", talk.replace("DURATION:PT1H", "DURATION:PT2H")));
    tellAll();
    assertThat(plain(mails.getLast()))
        .containsPattern("When: .* 9:00.* 11:00")
        .containsPattern("Before: .* 9:00.* 10:00");
    int told = mails.size();
    String same =
        end.replace(
            UTC.format(start.plus(Duration.ofHours(1))),
            UTC.format(start.plus(Duration.ofHours(2))));
    done(put(anna, "talk.ics", talk.replace("DURATION:PT1H", same + "\r\nLOCATION:Attic")));
    tellAll();
    assertThat(mails).hasSize(told + 1);
    assertThat(mails.getLast()).contains("has changed the place").doesNotContain("Before: ");
  }

  private static String plain(String mail) {
    return mail.replace("=\r\n", "");
  }

  private static String day(Instant moment) {
    return DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.ENGLISH)
        .format(moment.atOffset(ZoneOffset.UTC));
  }

  @Test
  void unsentMessagesAreSentLaterToTheRemainingAttendees() throws Exception {
    isMailAway = true;
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN, FAR)));
    turn.take();
    assertThat(mails).isEmpty();
    isMailAway = false;
    fixture.execute("update scheduling set due = now()");
    tellAll();

    assertThat(mails).hasSize(1);
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");
  }

  @Test
  void invitationToFullAccountWaitsInMailQueue() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN)));
    fixture.quotas.octets = 1;
    tellAll();

    assertThat(incoming.stored(ben.account(), "talk")).isEmpty();
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst()).startsWith(BEN).contains("method=REQUEST");
    tellAll();
    assertThat(mails).hasSize(1);
  }

  @Test
  void slowPutIsStillNotified() throws Exception {
    meanwhile = this::lookTooSoon;
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN, FAR)));
    meanwhile = () -> {};
    tellAll();
    assertThat(mails).hasSize(1);
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");

    meanwhile = this::lookTooSoon;
    done(put(anna, "talk.ics", event("talk", TOMORROW.plus(Duration.ofHours(1)), "", BEN, FAR)));
    meanwhile = () -> {};
    tellAll();
    assertThat(mails).hasSize(2);
  }

  private void lookTooSoon() {
    try {
      fixture.execute("update scheduling set due = now() where due is not null");
      tellAll();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void changeOfAFailedNodeIsSentByAnother() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR)));
    // This is the state if the node fails between the put and the following step.
    fixture.execute("update scheduling set due = now() - interval '1 second'");
    tellAll();
    assertThat(mails).hasSize(1);
  }

  @Test
  void attendeeCannotMoveAMeeting() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN)));
    tellAll();
    String moved =
        meeting(ben, "talk")
            .calendar()
            .toString()
            .replace(UTC.format(TOMORROW), UTC.format(TOMORROW.minusSeconds(600)));

    assertThat(put(ben, "talk.ics", moved))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed ->
                assertThat(((Failure.Invalid) failed.failure()).code())
                    .isEqualTo("allowed-attendee-scheduling-object-change"));
  }

  @Test
  void roomAcceptsFreeTimesAndDeclinesTakenOnes() throws Exception {
    Caller room = room(rules(BookingPermission.DOMAIN, true, SeriesConflicts.REFUSE_ALL, 0));
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", ROOM)));
    tellAll();
    assertThat(status(anna, "talk", ROOM)).isEqualTo("ACCEPTED");

    done(put(anna, "late.ics", event("late", TOMORROW.plusSeconds(1800), "", ROOM)));
    done(put(anna, "next.ics", event("next", TOMORROW.plusSeconds(3600), "", ROOM)));
    tellAll();
    assertThat(status(anna, "late", ROOM)).isEqualTo("DECLINED");
    assertThat(status(anna, "next", ROOM)).isEqualTo("ACCEPTED");
    assertThat(incoming.stored(room.account(), "late")).isEmpty();
    assertThat(mails).isEmpty();
  }

  @Test
  void onlyOneOfConcurrentBookingsSucceeds() throws Exception {
    Caller room = room(rules(BookingPermission.ANYBODY, true, SeriesConflicts.REFUSE_ALL, 0));
    List<Meeting> wanted = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      wanted.add(
          StoredMeeting.read(
                  event("at-once-" + i, TOMORROW, "", ROOM)
                      .replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:REQUEST\r\n")
                      .getBytes(UTF_8))
              .orElseThrow());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Meeting each : wanted) {
        threads.submit(() -> incoming.take(room.account(), each, ItipSender.proven(ANNA)));
      }
    }
    int accepted = 0;
    for (Meeting each : wanted) {
      accepted += incoming.stored(room.account(), each.uid()).isPresent() ? 1 : 0;
    }
    assertThat(accepted).isEqualTo(1);
  }

  @Test
  void onlyTakenInstancesOfASeriesAreDeclined() throws Exception {
    room(rules(BookingPermission.DOMAIN, true, SeriesConflicts.REFUSE_THOSE, 0));
    done(put(anna, "one.ics", event("one", TOMORROW.plus(Duration.ofDays(7)), "", ROOM)));
    tellAll();
    done(put(anna, "all.ics", event("all", TOMORROW, "RRULE:FREQ=WEEKLY;COUNT=3\r\n", ROOM)));
    tellAll();

    assertThat(status(anna, "all", ROOM)).isEqualTo("ACCEPTED");
    Meeting series = meeting(anna, "all");
    assertThat(series.parts()).hasSize(2);
    assertThat(series.calendar().toString()).contains("PARTSTAT=DECLINED");
  }

  @Test
  void bookingRulesAreEnforcedAndApproverIsAsked() throws Exception {
    room(rules(BookingPermission.DOMAIN, false, SeriesConflicts.REFUSE_ALL, 30));
    done(put(anna, "long.ics", event("long", TOMORROW, "", ROOM)));
    done(
        put(
            anna,
            "short.ics",
            event("short", TOMORROW, "", ROOM)
                .replace(
                    UTC.format(TOMORROW.plus(Duration.ofHours(1))),
                    UTC.format(TOMORROW.plusSeconds(1200)))));
    done(put(anna, "far.ics", event("far", TOMORROW.plus(Duration.ofDays(60)), "", ROOM)));
    tellAll();

    assertThat(status(anna, "long", ROOM)).isEqualTo("DECLINED");
    assertThat(status(anna, "far", ROOM)).isEqualTo("DECLINED");
    assertThat(status(anna, "short", ROOM)).isEqualTo("TENTATIVE");
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst()).startsWith(FAR).contains("Please approve");
  }

  @Test
  void mailedReplyUpdatesTheOrganizersCopyOnce() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR)));
    tellAll();
    Meeting reply =
        StoredMeeting.read(
                """
                BEGIN:VCALENDAR
                METHOD:REPLY
                BEGIN:VEVENT
                UID:talk
                DTSTAMP:20261124T090000Z
                ORGANIZER:mailto:anna@example.test
                ATTENDEE;PARTSTAT=ACCEPTED:mailto:far@example.org
                END:VEVENT
                END:VCALENDAR
                """
                    .getBytes(UTF_8))
            .orElseThrow();

    assertThat(incoming.take(anna.account(), reply, ItipSender.proven(FAR)).note())
        .isEqualTo(ItipResultCode.TAKEN);
    assertThat(incoming.take(anna.account(), reply, ItipSender.proven(FAR)).note())
        .isIn(ItipResultCode.DUPLICATE, ItipResultCode.OUTDATED);
    tellAll();
    assertThat(status(anna, "talk", FAR)).isEqualTo("ACCEPTED");
    assertThat(mails).hasSize(1);

    // RFC 6638 §3.2.9: an attendee who answers has received the message, whenever its delivery
    // report arrives.
    byte[] message = mails.getFirst().substring(mails.getFirst().indexOf('\n') + 1).getBytes(UTF_8);
    marks.failed(Content.of(message), List.of(FAR));
    assertThat(scheduleStatus(FAR)).contains("2.0");
    done(put(anna, "talk.ics", annasTalk().replace("SUMMARY:Talk", "SUMMARY:Speech")));
    tellAll();
    message = mails.getLast().substring(mails.getLast().indexOf('\n') + 1).getBytes(UTF_8);
    marks.failed(Content.of(message), List.of(FAR));
    assertThat(scheduleStatus(FAR)).as("of what was told after the answer").contains("5.1");
  }

  private String annasTalk() throws Exception {
    return meeting(anna, "talk").calendar().toString();
  }

  @Test
  void roomIsFoundWhileFree() throws Exception {
    Caller room = room(rules(BookingPermission.DOMAIN, true, SeriesConflicts.REFUSE_ALL, 0));
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", ROOM)));
    tellAll();
    FreeResources search =
        new FreeResources(
            bookings, calendars, directory.addresses(), directory.settings(), this::acting);
    ResourceRequirements.Time meanwhile =
        new ResourceRequirements.Time(TOMORROW.plusSeconds(600), TOMORROW.plusSeconds(900));
    ResourceRequirements.Time later =
        new ResourceRequirements.Time(TOMORROW.plusSeconds(3600), TOMORROW.plusSeconds(7200));

    assertThat(
            done(search.find(ben, new ResourceRequirements(0, List.of(), Optional.of(meanwhile)))))
        .isEmpty();
    assertThat(done(search.find(ben, new ResourceRequirements(0, List.of(), Optional.of(later)))))
        .extracting(FoundResource::address)
        .containsExactly(room.name());
    assertThat(done(search.find(ben, new ResourceRequirements(1, List.of(), Optional.empty()))))
        .isEmpty();
    Instant far = TOMORROW.plus(Duration.ofDays(60));
    assertThat(
            done(
                search.find(
                    ben,
                    new ResourceRequirements(
                        0,
                        List.of(),
                        Optional.of(new ResourceRequirements.Time(far, far.plusSeconds(3600)))))))
        .as("it would refuse a booking so far ahead")
        .isEmpty();
  }

  @Test
  void roomIsOfferedByNameToAccountsAllowedToBookIt() throws Exception {
    Caller room = room(rules(BookingPermission.DOMAIN, true, SeriesConflicts.REFUSE_ALL, 0));
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", ROOM)));
    tellAll();
    FreeResources search =
        new FreeResources(
            bookings, calendars, directory.addresses(), directory.settings(), this::acting);
    String typed = room.name().substring(0, 3).toUpperCase(Locale.ROOT);

    assertThat(done(search.begun(ben, typed, at(TOMORROW), 5)))
        .as("who has it may give it back")
        .extracting(ResourceSuggestion::isFree)
        .containsExactly(Optional.of(false));
    assertThat(done(search.begun(ben, typed, at(TOMORROW.plusSeconds(7200)), 5)))
        .extracting(ResourceSuggestion::isFree)
        .containsExactly(Optional.of(true));
    assertThat(done(search.begun(ben, typed, Optional.empty(), 5)))
        .extracting(ResourceSuggestion::isFree)
        .containsExactly(Optional.empty());
    assertThat(done(search.begun(ben, "unlike", Optional.empty(), 5))).isEmpty();
    assertThat(done(search.begun(ben, typed, at(TOMORROW.plus(Duration.ofDays(60))), 5)))
        .as("it would refuse a booking so far ahead")
        .isEmpty();
  }

  private static Optional<ResourceRequirements.Time> at(Instant from) {
    return Optional.of(new ResourceRequirements.Time(from, from.plusSeconds(1800)));
  }
}
