package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.format.itip.Meeting;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.Telling;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.Test;

/** Tests that all copies of a meeting agree again when its organizer undoes a change. */
class UndoneMeetingsTest extends MeetingFixture {
  private static final MailboxName CALENDAR = new MailboxName("Calendar");

  private String accepted() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN, FAR)));
    tellAll();
    done(put(ben, "talk.ics", answered(ben, "talk", "ACCEPTED")));
    tellAll();
    return meeting(anna, "talk").calendar().toString();
  }

  private void move(String known) {
    done(
        put(
            anna,
            "talk.ics",
            known
                .replace(UTC.format(TOMORROW.plus(Duration.ofHours(1))), "END")
                .replace(UTC.format(TOMORROW), UTC.format(TOMORROW.plus(Duration.ofHours(2))))
                .replace("END\r", UTC.format(TOMORROW.plus(Duration.ofHours(3))) + "\r")));
  }

  private void undo(String known) {
    done(
        groupware
            .objects()
            .put(
                anna,
                calendar(anna),
                new ItemKey("talk.ics"),
                new Precondition.Always(),
                new NewObject(known.getBytes(UTF_8), Telling.AT_ONCE, true)));
  }

  @Test
  void undoneMoveIsSentOnceAndRestoresAnswers() throws Exception {
    String known = accepted();
    move(known);
    tellAll();
    assertThat(status(anna, "talk", BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");
    int before = mailsTo(FAR);

    undo(known);
    tellAll();
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(mailsTo(FAR)).isEqualTo(before + 1);
    assertThat(Meeting.sequence(meeting(anna, "talk").first())).isEqualTo(2);
    assertThat(Meeting.sequence(meeting(ben, "talk").first())).isEqualTo(2);
    assertThat(meeting(ben, "talk").calendar().toString())
        .contains("DTSTART:" + UTC.format(TOMORROW));
    declined();
  }

  @Test
  void undoneUnsentMoveSendsNothingAndKeepsAnswers() throws Exception {
    String known = accepted();
    int before = mailsTo(FAR);
    move(known);
    undo(known);
    move(known);
    undo(known);
    tellAll();
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(mailsTo(FAR)).isEqualTo(before);
    declined();
  }

  /** Checks that answers are accepted for whichever SEQUENCE was last sent (RFC 5546 §2.1.5). */
  private void declined() throws Exception {
    String mine = meeting(ben, "talk").calendar().toString().replace("\r\n ", "");
    done(
        put(
            ben,
            "talk.ics",
            mine.replaceAll(
                "(ATTENDEE[^\\r]*?)PARTSTAT=ACCEPTED([^\\r]*ben@)", "$1PARTSTAT=DECLINED$2")));
    tellAll();
    assertThat(status(ben, "talk", BEN)).isEqualTo("DECLINED");
    assertThat(status(anna, "talk", BEN)).isEqualTo("DECLINED");
  }

  /** Tests a single instance that goes back to its time in the series. */
  @Test
  void movedBackInstanceIsMovedBackForAttendees() throws Exception {
    String rule = "RRULE:FREQ=DAILY;COUNT=3\r\n";
    done(put(anna, "talk.ics", event("talk", TOMORROW, rule, BEN)));
    tellAll();
    done(put(ben, "talk.ics", answered(ben, "talk", "ACCEPTED")));
    tellAll();
    String known = meeting(anna, "talk").calendar().toString();
    String part = known.substring(known.indexOf("BEGIN:VEVENT"), known.indexOf("END:VCALENDAR"));
    String id = UTC.format(TOMORROW.plus(Duration.ofDays(1)));
    String moved =
        part.replace(rule, "RECURRENCE-ID:" + id + "\r\n")
            .replaceAll("DTSTART:.*", "DTSTART:" + UTC.format(TOMORROW.plus(Duration.ofHours(26))))
            .replaceAll("DTEND:.*", "DTEND:" + UTC.format(TOMORROW.plus(Duration.ofHours(27))));
    done(put(anna, "talk.ics", known.replace("END:VCALENDAR", moved + "END:VCALENDAR")));
    tellAll();
    assertThat(meeting(ben, "talk").calendar().toString())
        .contains("DTSTART:" + UTC.format(TOMORROW.plus(Duration.ofHours(26))));

    undo(known);
    tellAll();
    assertThat(meeting(ben, "talk").calendar().toString())
        .doesNotContain("DTSTART:" + UTC.format(TOMORROW.plus(Duration.ofHours(26))))
        .doesNotContain("PARTSTAT=NEEDS-ACTION");
  }

  private void delete() {
    ItemKey key = new ItemKey("talk.ics");
    Precondition any = new Precondition.Always();
    done(groupware.objects().delete(anna, calendar(anna), key, any, Telling.UNLESS_UNDONE));
  }

  @Test
  void meetingRestoredAtOnceSendsNothing() throws Exception {
    String known = accepted();
    int before = mailsTo(FAR);
    delete();
    tellAll();
    undo(known);
    tellAllLater();
    assertThat(mailsTo(FAR)).isEqualTo(before);
    assertThat(Meeting.sequence(meeting(anna, "talk").first())).isZero();
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
    declined();
  }

  @Test
  void undoneCancellationIsSentOnce() throws Exception {
    String known = accepted();
    delete();
    tellAllLater();
    assertThat(Meeting.isCancelled(meeting(ben, "talk").first())).isTrue();
    int before = mailsTo(FAR);

    undo(known);
    tellAllLater();
    assertThat(mailsTo(FAR)).isEqualTo(before + 1);
    assertThat(mails.getLast()).contains("method=REQUEST");
    assertThat(Meeting.isCancelled(meeting(ben, "talk").first())).isFalse();
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
  }

  /** Deletes a calendar with its meetings, so that it can be restored. */
  private long deleteCalendar(Caller of) {
    long calendar = calendar(of);
    done(fixture.mailboxes().delete(of, CALENDAR));
    return calendar;
  }

  private void bringBack(Caller of, long calendar) throws Exception {
    fixture.recoverer().returnMailbox(of.account(), calendar, CALENDAR);
  }

  /** Moves the due times into the past and sends what waits. */
  private void tellAllLater() throws SQLException {
    fixture.execute("update scheduling set due = now() where due is not null");
    tellAll();
  }

  @Test
  void calendarRestoredAtOnceSendsNothing() throws Exception {
    accepted();
    int before = mailsTo(FAR);
    long calendar = deleteCalendar(anna);
    tellAll();
    bringBack(anna, calendar);
    tellAllLater();
    assertThat(mailsTo(FAR)).isEqualTo(before);
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(Meeting.isCancelled(meeting(ben, "talk").first())).isFalse();
  }

  @Test
  void undeletedCalendarRevokesItsSentCancellationsOnce() throws Exception {
    accepted();
    long calendar = deleteCalendar(anna);
    tellAllLater();
    assertThat(Meeting.isCancelled(meeting(ben, "talk").first())).isTrue();
    int before = mailsTo(FAR);

    bringBack(anna, calendar);
    tellAllLater();
    tellAllLater();
    assertThat(mailsTo(FAR)).isEqualTo(before + 1);
    assertThat(mails.getLast()).contains("method=REQUEST");
    assertThat(Meeting.isCancelled(meeting(ben, "talk").first())).isFalse();
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
    declined();
  }

  @Test
  void otherNodeSendsPendingNotificationAfterFailure() throws Exception {
    accepted();
    long calendar = deleteCalendar(anna);
    tellAllLater();
    int before = mailsTo(FAR);
    fixture.endingRecoverer().returnMailbox(anna.account(), calendar, CALENDAR);
    tellAllLater();
    assertThat(Meeting.isCancelled(meeting(ben, "talk").first())).isTrue();

    fixture.execute("update returned_collection set due = now()");
    assertThat(fixture.returnedCollections().take()).isTrue();
    assertThat(fixture.returnedCollections().take()).isFalse();
    tellAllLater();
    assertThat(mailsTo(FAR)).isEqualTo(before + 1);
    assertThat(Meeting.isCancelled(meeting(ben, "talk").first())).isFalse();
  }

  @Test
  void deletingOldCalendarCancelsNoMeeting() throws Exception {
    accepted();
    Instant past = TOMORROW.minus(Duration.ofDays(9));
    String old =
        meeting(anna, "talk")
            .calendar()
            .toString()
            .replaceAll("DTSTART:.*", "DTSTART:" + UTC.format(past))
            .replaceAll("DTEND:.*", "DTEND:" + UTC.format(past.plus(Duration.ofHours(1))));
    done(put(anna, "talk.ics", old));
    tellAll();
    int before = mailsTo(FAR);
    long calendar = deleteCalendar(anna);
    tellAllLater();
    assertThat(mailsTo(FAR)).isEqualTo(before);
    assertThat(Meeting.isCancelled(meeting(ben, "talk").first())).isFalse();

    bringBack(anna, calendar);
    tellAllLater();
    assertThat(mailsTo(FAR)).isEqualTo(before);
  }

  @Test
  void attendeeWithAnUndeletedCalendarAcceptsAgain() throws Exception {
    accepted();
    long calendar = deleteCalendar(ben);
    tellAllLater();
    assertThat(status(anna, "talk", BEN)).isEqualTo("DECLINED");

    bringBack(ben, calendar);
    // Of two answers with the same second, the later one contains nothing new.
    fixture.execute(
        "update scheduling set stamp = now() + interval '5 seconds' where told is null");
    tellAllLater();
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
  }

  /** The cancellation is already being sent when the meeting is restored. */
  @Test
  void cancellationBeingSentIsRevokedToo() throws Exception {
    accepted();
    long calendar = deleteCalendar(anna);
    fixture.execute("update scheduling set due = now() + interval '10 minutes' where uid = 'talk'");
    bringBack(anna, calendar);
    assertThat(Meeting.sequence(meeting(anna, "talk").first())).isEqualTo(2);
  }

  private int mailsTo(String address) {
    return (int) mails.stream().filter(mail -> mail.startsWith(address)).count();
  }
}
