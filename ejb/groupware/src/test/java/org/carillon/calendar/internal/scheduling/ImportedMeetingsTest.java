package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.time.Duration;
import java.time.Instant;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.calendar.internal.published.Imports;
import org.carillon.calendar.published.ImportMode;
import org.carillon.calendar.published.ImportedCalendar;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.GroupwareKind;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

/** Tests that an import of meetings notifies nobody, no matter who organizes them (ADR 171). */
class ImportedMeetingsTest extends MeetingFixture {
  private static final Instant LATER = TOMORROW.plus(Duration.ofHours(3));
  private static final String NOTHING =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nEND:VCALENDAR\r\n";

  private final CalendarObjects objects = new CalendarObjects(new DeclaredSettings());

  @Override
  GroupwareKind<?> kind() {
    return objects;
  }

  private ImportedCalendar imported(Caller caller, ImportMode mode, String file) throws Exception {
    ImportedCalendar done =
        done(
            Imports.of(groupware, objects, new DeclaredSettings())
                .put(caller, calendar(anna), mode, file.getBytes(UTF_8)));
    tellAll();
    return done;
  }

  @Test
  void importedMeetingSendsNoInvitationsUntilChanged() throws Exception {
    String talk = event("talk", TOMORROW, "", BEN, FAR);
    assertThat(imported(anna, ImportMode.MERGE, talk).added()).isOne();
    assertThat(incoming.stored(ben.account(), "talk")).isEmpty();
    assertThat(mails).isEmpty();

    String key = groupwareKey("talk");
    done(put(anna, key, event("talk", LATER, "", BEN, FAR)));
    tellAll();
    assertThat(meeting(ben, "talk").calendar().toString()).contains(UTC.format(LATER));
    assertThat(mails).hasSize(1);
  }

  private String groupwareKey(String uid) throws Exception {
    return done(calendars.find(anna, uid)).orElseThrow().key().value();
  }

  @Test
  void importedChangesAreSentWithTheNextChange() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN, FAR)));
    tellAll();
    String before = meeting(ben, "talk").calendar().toString();
    mails.clear();

    String moved = event("talk", LATER, "", BEN, FAR);
    assertThat(imported(anna, ImportMode.MERGE, moved).replaced()).isOne();
    assertThat(meeting(ben, "talk").calendar()).hasToString(before);
    assertThat(mails).isEmpty();

    String stored = meeting(anna, "talk").calendar().toString();
    done(put(anna, "talk.ics", stored.replace("SUMMARY:Talk", "SUMMARY:Speech")));
    tellAll();
    assertThat(meeting(ben, "talk").calendar().toString())
        .contains("SUMMARY:Speech", UTC.format(LATER));
    assertThat(mails).hasSize(1);
  }

  @Test
  void replacingImportCancelsNothingAndMeetingIsNewAgain() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN, FAR)));
    tellAll();
    mails.clear();

    assertThat(imported(anna, ImportMode.REPLACE, NOTHING).removed()).isOne();
    assertThat(incoming.stored(anna.account(), "talk")).isEmpty();
    assertThat(meeting(ben, "talk").calendar().toString()).doesNotContain("CANCELLED");
    assertThat(mails).isEmpty();

    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN, FAR)));
    tellAll();
    assertThat(mails).hasSize(1);
  }

  @Test
  void importedMeetingOfOthersIsReplacedByTheLastFile() throws Exception {
    String file =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//trial//EN
        BEGIN:VEVENT
        UID:imo2
        DTSTAMP:20261101T000000Z
        ORGANIZER:mailto:uni@outside.test
        ATTENDEE;PARTSTAT=ACCEPTED:%s
        DTSTART:20261208T130000Z
        SUMMARY:Sitzung
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(BEN);
    for (String at : new String[] {"T130000Z", "T150000Z"}) {
      ImportedCalendar done =
          done(
              Imports.of(groupware, objects, new DeclaredSettings())
                  .put(
                      ben,
                      calendar(ben),
                      ImportMode.MERGE,
                      file.replace("T130000Z", at).getBytes(UTF_8)));
      assertThat(done.unread()).isEmpty();
      assertThat(done.added() + done.replaced()).isOne();
      assertThat(meeting(ben, "imo2").calendar().toString()).contains("DTSTART:20261208" + at);
    }
    tellAll();
    assertThat(mails).isEmpty();
  }

  @Test
  void importByAnAttendeeSendsNoReply() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN)));
    tellAll();
    String accepted = answered(ben, "talk", "ACCEPTED");
    done(
        Imports.of(groupware, objects, new DeclaredSettings())
            .put(ben, calendar(ben), ImportMode.MERGE, accepted.getBytes(UTF_8)));
    tellAll();
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(status(anna, "talk", BEN)).isEqualTo("NEEDS-ACTION");
  }
}
