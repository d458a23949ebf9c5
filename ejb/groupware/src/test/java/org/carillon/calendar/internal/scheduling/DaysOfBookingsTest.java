package org.carillon.calendar.internal.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.contract.identity.Caller;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.InstanceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of a room that accepts whole series or none, and of single days of those. */
class DaysOfBookingsTest extends MeetingFixture {
  private static final Duration LATER = Duration.ofHours(3);

  private Caller room;

  @BeforeEach
  void aSeriesIsBooked() throws Exception {
    room = room(rules(BookingPermission.DOMAIN, true, SeriesConflicts.REFUSE_ALL, 0));
    done(put(anna, "other.ics", event("other", week(1).plus(LATER), "", ROOM)));
    done(put(anna, "talk.ics", event("talk", TOMORROW, "RRULE:FREQ=WEEKLY;COUNT=3\r\n", ROOM)));
    tellAll();
    assertThat(status(anna, "talk", ROOM)).isEqualTo("ACCEPTED");
  }

  private static Instant week(int number) {
    return TOMORROW.plus(Duration.ofDays(7L * number));
  }

  private void move(int number, Instant begin) throws Exception {
    String part =
        event("talk", begin, "RECURRENCE-ID:" + UTC.format(week(number)) + "\r\n", ROOM)
            .replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED");
    part = part.substring(part.indexOf("BEGIN:VEVENT"), part.indexOf("END:VCALENDAR"));
    String talk = meeting(anna, "talk").calendar().toString();
    done(put(anna, "talk.ics", talk.replace("END:VCALENDAR", part + "END:VCALENDAR")));
    tellAll();
  }

  private String answer(Caller caller, int number) throws Exception {
    InstanceId id = new InstanceId(week(number).toString());
    return CalendarUsers.status(
        CalendarUsers.attendee(meeting(caller, "talk").parts().get(id), Set.of(ROOM))
            .orElseThrow());
  }

  @Test
  void dayMovedOntoATakenTimeIsDeclined() throws Exception {
    move(1, week(1).plus(LATER));
    for (Caller each : Set.of(anna, room)) {
      assertThat(status(each, "talk", ROOM)).isEqualTo("ACCEPTED");
      assertThat(answer(each, 1)).isEqualTo("DECLINED");
    }
  }

  @Test
  void dayMovedToAFreeTimeIsBooked() throws Exception {
    move(1, week(1).plusSeconds(3600));
    assertThat(status(anna, "talk", ROOM)).isEqualTo("ACCEPTED");
    assertThat(answer(anna, 1)).isEqualTo("ACCEPTED");
  }

  @Test
  void newConflictingDayIsDeclinedAndDeclinedDaysStaySo() throws Exception {
    move(1, week(1).plus(LATER));
    done(put(anna, "third.ics", event("third", week(3), "", ROOM)));
    tellAll();
    String talk = meeting(anna, "talk").calendar().toString();
    done(put(anna, "talk.ics", talk.replace("COUNT=3", "COUNT=4")));
    tellAll();
    for (Caller each : Set.of(anna, room)) {
      assertThat(status(each, "talk", ROOM)).isEqualTo("ACCEPTED");
      assertThat(answer(each, 1)).isEqualTo("DECLINED");
      assertThat(answer(each, 3)).isEqualTo("DECLINED");
    }
  }
}
