package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.InstanceId;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.Meeting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the messages to attendees here and elsewhere about changed days of a series. */
class DaysOfSeriesTest extends MeetingFixture {
  private static final String WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4\r\n";

  @BeforeEach
  void bothHaveAccepted() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, WEEKLY, BEN, FAR)));
    tellAll();
    done(put(ben, "talk.ics", answered(ben, "talk", "ACCEPTED")));
    tellAll();
    done(put(anna, "talk.ics", answered(anna, "talk", "ACCEPTED")));
    tellAll();
    mails.clear();
    localMails.clear();
  }

  private static Instant week(int number) {
    return TOMORROW.plus(Duration.ofDays(7L * number));
  }

  private static InstanceId id(int number) {
    return new InstanceId(week(number).toString());
  }

  private static String day(Instant moment) {
    return DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.ENGLISH)
        .format(moment.atOffset(ZoneOffset.UTC));
  }

  private String talk() throws Exception {
    return meeting(anna, "talk").calendar().toString();
  }

  private void change(String from, String to) throws Exception {
    assertThat(talk()).contains(from);
    done(put(anna, "talk.ics", talk().replace(from, to)));
    tellAll();
  }

  /** Stores an override of a day as programs write it. */
  private void override(int number, Instant begin, String more) throws Exception {
    String part =
        event("talk", begin, "RECURRENCE-ID:" + UTC.format(week(number)) + "\r\n" + more, BEN, FAR)
            .replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED");
    part = part.substring(part.indexOf("BEGIN:VEVENT"), part.indexOf("END:VCALENDAR"));
    done(put(anna, "talk.ics", talk().replace("END:VCALENDAR", part + "END:VCALENDAR")));
    tellAll();
  }

  private void isOffForAll(int number) throws Exception {
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst())
        .startsWith(FAR)
        .contains(
            "Subject: Cancelled on " + day(week(number)),
            "does not take place on " + day(week(number)),
            "The other dates of the series stay the same.",
            "method=CANCEL")
        .doesNotContain("Updated", "It repeats", "has changed");
    assertThat(localMails).hasSize(1);
    assertThat(localMails.getFirst()).startsWith(BEN).contains("Cancelled on " + day(week(number)));
    Meeting message = message(mails.getFirst());
    assertThat(message.parts().keySet()).containsExactly(id(number));
    assertThat(message.sequence()).isEqualTo(1);

    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(status(anna, "talk", FAR)).isEqualTo("ACCEPTED");
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(Meeting.isCancelled(meeting(ben, "talk").parts().get(id(number)))).isTrue();
    assertThat(Meeting.isCancelled(meeting(ben, "talk").first())).isFalse();
  }

  private static Meeting message(String mail) throws IOException {
    String sent = mail.substring(mail.indexOf('\n') + 1);
    return CalendarParts.message(Content.of(sent.getBytes(UTF_8))).orElseThrow();
  }

  /** See RFC 5546 §3.2.5. */
  @Test
  void onlyTheExcludedDayIsCancelled() throws Exception {
    change("END:VEVENT", "EXDATE:" + UTC.format(week(2)) + "\r\nEND:VEVENT");
    isOffForAll(2);
  }

  @Test
  void onlyTheCancelledDayIsCancelled() throws Exception {
    override(2, week(2), "STATUS:CANCELLED\r\n");
    isOffForAll(2);
    assertThat(Meeting.sequence(meeting(anna, "talk").parts().get(id(2)))).isEqualTo(1);
  }

  @Test
  void onlyTheLastDayOfAShortenedSeriesIsCancelled() throws Exception {
    change("COUNT=4", "COUNT=3");
    isOffForAll(3);
  }

  @Test
  void severalCancelledDaysAreAllNamed() throws Exception {
    change("COUNT=4", "UNTIL=" + UTC.format(week(1)));
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst())
        .contains(
            "Subject: Some dates cancelled: Talk",
            "Does not take place: " + day(week(2)),
            "Does not take place: " + day(week(3)));
    assertThat(message(mails.getFirst()).parts().keySet()).containsExactly(id(2), id(3));
    assertThat(status(anna, "talk", FAR)).isEqualTo("ACCEPTED");
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
  }

  @Test
  void seriesEndIsAnnouncedByItsFirstDroppedDay() throws Exception {
    change(";COUNT=4", "");
    mails.clear();
    done(put(anna, "talk.ics", answered(anna, "talk", "ACCEPTED")));
    tellAll();
    change("FREQ=WEEKLY", "FREQ=WEEKLY;UNTIL=" + UTC.format(week(2)));
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst())
        .contains(
            "has ended the series",
            "No longer takes place from: " + day(week(3)),
            "method=REQUEST");
    assertThat(status(anna, "talk", FAR)).isEqualTo("ACCEPTED");
  }

  @Test
  void attendeesAreAskedOnlyForTheMovedDay() throws Exception {
    override(1, week(1).plusSeconds(3600), "");
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst())
        .contains("Subject: Updated: Talk", "Only this date changes.", "method=REQUEST");
    assertThat(message(mails.getFirst()).parts().keySet()).containsExactly(id(1));
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(answer(ben, 1)).isEqualTo("NEEDS-ACTION");
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(answer(anna, 1)).isEqualTo("NEEDS-ACTION");
  }

  private String answer(Caller caller, int number) throws Exception {
    return CalendarUsers.status(
        CalendarUsers.attendee(meeting(caller, "talk").parts().get(id(number)), Set.of(BEN))
            .orElseThrow());
  }

  @Test
  void restoredInstanceIsInvitedAloneAgain() throws Exception {
    change("END:VEVENT", "EXDATE:" + UTC.format(week(2)) + "\r\nEND:VEVENT");
    mails.clear();
    change("EXDATE:" + UTC.format(week(2)) + "\r\n", "");
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst())
        .contains("has added dates to", "Also takes place: " + day(week(2)));
    for (Caller each : Set.of(anna, ben)) {
      assertThat(status(each, "talk", BEN)).isEqualTo("ACCEPTED");
      assertThat(answer(each, 2)).isEqualTo("NEEDS-ACTION");
      assertThat(Meeting.isCancelled(meeting(each, "talk").parts().get(id(2)))).isFalse();
    }
  }

  @Test
  void attendeesOfAnExtendedSeriesAreAskedForNewDaysOnly() throws Exception {
    change("COUNT=4", "COUNT=5");
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst())
        .contains("has added dates to", "Also takes place: " + day(week(4)));
    for (Caller each : Set.of(anna, ben)) {
      assertThat(status(each, "talk", BEN)).isEqualTo("ACCEPTED");
      assertThat(answer(each, 4)).isEqualTo("NEEDS-ACTION");
    }
    assertThat(status(anna, "talk", FAR)).isEqualTo("ACCEPTED");
  }

  @Test
  void droppedDayAndNewTitleAreSentInSeparateMessages() throws Exception {
    String changed =
        talk()
            .replace("SUMMARY:Talk", "SUMMARY:Speech")
            .replace("END:VEVENT", "EXDATE:" + UTC.format(week(2)) + "\r\nEND:VEVENT");
    done(put(anna, "talk.ics", changed));
    tellAll();
    assertThat(mails).hasSize(2);
    assertThat(mails.getFirst()).contains("Cancelled on " + day(week(2)));
    assertThat(mails.getLast())
        .contains("Subject: Updated: Speech")
        .doesNotContain("has changed the time");
    assertThat(meeting(ben, "talk").first().text("SUMMARY")).contains("Speech");
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
  }

  @Test
  void statedDefaultValueSendsNothing() throws Exception {
    change("END:VEVENT", "CLASS:PUBLIC\r\nPRIORITY:0\r\nTRANSP:opaque\r\nEND:VEVENT");
    assertThat(mails).isEmpty();
    assertThat(localMails).isEmpty();
    assertThat(meeting(ben, "talk").calendar().toString()).doesNotContain("PRIORITY");
  }

  @Test
  void minorChangesAreSentWithTheNextMessage() throws Exception {
    change("END:VEVENT", "CATEGORIES:Work\r\nPRIORITY:1\r\nEND:VEVENT");
    assertThat(mails).isEmpty();
    assertThat(localMails).isEmpty();
    assertThat(meeting(ben, "talk").first().text("PRIORITY")).as("calendars here").contains("1");
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");

    change("SUMMARY:Talk", "SUMMARY:Speech");
    assertThat(mails).hasSize(1);
    assertThat(message(mails.getFirst()).first().text("PRIORITY")).contains("1");
    assertThat(localMails).hasSize(1);
  }

  @Test
  void attendeesOfOneDayAreNotifiedOfThatDayOnly() throws Exception {
    Caller cid = person("cid@example.test");
    override(1, week(1), "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:cid@example.test\r\n");
    assertThat(meeting(cid, "talk").parts().keySet()).containsExactly(id(1));
    localMails.clear();
    mails.clear();
    change("COUNT=4\r\n", "COUNT=4\r\nEXDATE:" + UTC.format(week(2)) + "\r\n");
    assertThat(localMails).noneMatch(sent -> sent.startsWith("cid@"));
    assertThat(Meeting.isCancelled(meeting(cid, "talk").first())).isFalse();
  }

  @Test
  void attendeeLimitedToOneDayKeepsOnlyThatDay() throws Exception {
    String override =
        event("talk", week(2), "RECURRENCE-ID:" + UTC.format(week(2)) + "\r\n", BEN, FAR);
    String part =
        override.substring(override.indexOf("BEGIN:VEVENT"), override.indexOf("END:VCALENDAR"));
    String series =
        talk().replace("\r\n ", "").replaceAll("ATTENDEE[^\r]*(ben|far)@[^\r]*\r\n", "");
    done(put(anna, "talk.ics", series.replace("END:VCALENDAR", part + "END:VCALENDAR")));
    tellAll();
    assertThat(mails).hasSize(2);
    assertThat(message(mails.getFirst()).method()).contains(ItipMethod.CANCEL);
    assertThat(message(mails.getFirst()).parts().keySet()).containsExactly(InstanceId.MASTER);
    assertThat(message(mails.getLast()).method()).contains(ItipMethod.REQUEST);
    assertThat(message(mails.getLast()).parts().keySet()).containsExactly(id(2));
    assertThat(mails.getLast())
        .contains("Subject: Invitation: Talk")
        .doesNotContain("stay the same", "has added");

    Meeting left = meeting(ben, "talk");
    assertThat(Meeting.isCancelled(left.master().orElseThrow())).isTrue();
    assertThat(Meeting.isCancelled(left.parts().get(id(2)))).isFalse();
    done(put(ben, "talk.ics", answered(ben, "talk", "ACCEPTED")));
    tellAll();
    assertThat(answer(anna, 2)).isEqualTo("ACCEPTED");
  }
}
