package org.carillon.calendar.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarSettings;
import org.carillon.calendar.CalendarSettings.FreeBusyAudience;
import org.carillon.calendar.FreeBusySettings;
import org.carillon.calendar.PersonFreeBusy;
import org.carillon.calendar.published.FreeBusyFiles.Upload;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourcePropertyChange;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.Test;

class PeopleFreeBusyTest extends CalendarFixture {
  @Test
  void freeBusyShowsOnlyTheChosenTimes() {
    event("busy", "DTSTART:20260310T100000Z\nDTEND:20260310T110000Z\nCLASS:PRIVATE\n");
    event("maybe", "DTSTART:20260310T103000Z\nDTEND:20260310T120000Z\nSTATUS:TENTATIVE\n");
    event("free", "DTSTART:20260311T100000Z\nDTEND:20260311T110000Z\nTRANSP:TRANSPARENT\n");
    event("off", "DTSTART:20260312T100000Z\nDTEND:20260312T110000Z\nSTATUS:CANCELLED\n");
    event(
        "declined",
        "DTSTART:20260313T100000Z\nDTEND:20260313T110000Z\nATTENDEE;PARTSTAT=DECLINED:mailto:ally@example.test\n");
    event(
        "asked",
        "DTSTART:20260314T100000Z\nDTEND:20260314T110000Z\nATTENDEE:mailto:user1@example.test\n");
    event("day", "DTSTART;VALUE=DATE:20260320\n");

    assertThat(told(Optional.of(alice), "busy-free@example.test")).isEqualTo("Unknown");
    String all =
        "10T10:00 10T11:00 BUSY, 10T11:00 10T12:00 BUSY_TENTATIVE, 14T10:00 14T11:00 BUSY_TENTATIVE,"
            + " 19T23:00 20T23:00 BUSY";
    assertThat(told(Optional.of(alice), "mailto:user1@example.test")).isEqualTo(all);
    assertThat(told(Optional.empty(), "user1@example.test")).isEqualTo("Hidden");
    settings.with(CalendarSettings.FREE_BUSY, FreeBusyAudience.ANYBODY);
    assertThat(told(Optional.empty(), "user1@example.test")).isEqualTo(all);
    StoreFixture.done(
        fixture
            .store
            .properties()
            .change(
                alice,
                ResourcePlace.of(calendar),
                List.of(
                    new ResourcePropertyChange(
                        "urn:ietf:params:xml:ns:caldav",
                        "schedule-calendar-transp",
                        Optional.of(
                            "<C:schedule-calendar-transp xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><C:transparent/></C:schedule-calendar-transp>")))));
    assertThat(told(Optional.empty(), "user1@example.test")).isEmpty();
    assertThat(
            calendars
                .freeBusy(Optional.of(alice), List.of("user1@example.test"), TimeSpan.ALWAYS, "")
                .asFailure())
        .isPresent();
  }

  @Test
  void allDayEventsUseTheZoneOfTheCalendar() {
    event("day", "DTSTART;VALUE=DATE:20260310\n");
    event("clock", "DTSTART:20260312T090000\nDTEND:20260312T100000\n");
    String losAngeles = "10T07:00 11T07:00 BUSY, 12T16:00 12T17:00 BUSY";
    keep(
        "calendar-timezone",
        "BEGIN:VCALENDAR&#13;\nVERSION:2.0&#13;\nBEGIN:VTIMEZONE&#13;\n"
            + "TZID:America/Los_Angeles&#13;\nEND:VTIMEZONE&#13;\nEND:VCALENDAR&#13;\n");
    assertThat(told(Optional.of(alice), "user1@example.test")).isEqualTo(losAngeles);
    keep(
        "calendar-timezone",
        "BEGIN:VCALENDAR&#13;\nVERSION:2.0&#13;\nBEGIN:VTIMEZONE&#13;\nTZID:Own&#13;\n"
            + "BEGIN:STANDARD&#13;\nDTSTART:19700101T000000&#13;\nTZOFFSETFROM:+0530&#13;\n"
            + "TZOFFSETTO:+0530&#13;\nEND:STANDARD&#13;\nEND:VTIMEZONE&#13;\nEND:VCALENDAR&#13;\n");
    assertThat(told(Optional.of(alice), "user1@example.test"))
        .isEqualTo("09T18:30 10T18:30 BUSY, 12T03:30 12T04:30 BUSY");
    keep("calendar-timezone-id", "Asia/Tokyo");
    assertThat(told(Optional.of(alice), "user1@example.test"))
        .isEqualTo("09T15:00 10T15:00 BUSY, 12T00:00 12T01:00 BUSY");
  }

  private void keep(String name, String value) {
    StoreFixture.done(
        fixture
            .store
            .properties()
            .change(
                alice,
                ResourcePlace.of(calendar),
                List.of(
                    new ResourcePropertyChange(
                        "urn:ietf:params:xml:ns:caldav",
                        name,
                        Optional.of(
                            "<C:%1$s xmlns:C=\"urn:ietf:params:xml:ns:caldav\">%2$s</C:%1$s>"
                                .formatted(name, value))))));
  }

  @Test
  void meetingIsExcludedForItsOrganizerOnly() throws Exception {
    event("m", "DTSTART:20260310T100000Z\nDTEND:20260310T110000Z\n");
    settings.with(CalendarSettings.FREE_BUSY, FreeBusyAudience.ANYBODY);
    Caller bob = fixture.account(2);

    assertThat(told(Optional.of(alice), "user1@example.test", "m")).isEmpty();
    assertThat(told(Optional.of(bob), "user1@example.test", "m")).isNotEmpty();
    assertThat(told(Optional.empty(), "user1@example.test", "m")).isNotEmpty();
    long bobs =
        StoreFixture.done(groupware.objects().collections(bob)).stream()
            .filter(entry -> entry.kind() == CollectionKind.CALENDAR && !entry.name().isOthers())
            .map(CollectionEntry::id)
            .findFirst()
            .orElseThrow();
    StoredObject copy =
        StoreFixture.done(
                groupware
                    .objects()
                    .open(
                        alice,
                        calendar,
                        StoreFixture.done(groupware.objects().list(alice, calendar)).stream()
                            .map(ObjectEntry::key)
                            .toList()))
            .getFirst();
    StoreFixture.done(
        groupware
            .objects()
            .put(
                bob,
                bobs,
                new ItemKey("m.ics"),
                new Precondition.Always(),
                new NewObject(copy.octets(), Telling.NEVER)));
    assertThat(told(Optional.of(bob), "user1@example.test", "m")).isNotEmpty();
    event(
        "n",
        "DTSTART:20260311T100000Z\nDTEND:20260311T110000Z\nORGANIZER:mailto:user2@example.test\n"
            + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:user1@example.test\n");
    assertThat(told(Optional.of(bob), "user1@example.test", "n"))
        .isNotEqualTo(told(Optional.of(bob), "user1@example.test"));
  }

  @Test
  void externalFreeBusyIsFetchedOnce() throws Exception {
    Caller bob = fixture.account(2);
    web.with("free.test/~ann/freebusy.vfb", vfb("20260310T100000Z/PT1H").getBytes(UTF_8))
        .busy("free.test/~busy/freebusy.vfb");
    settings.with(
        FreeBusySettings.ELSEWHERE,
        List.of("*.free.test https://nowhere.test/%e", "free.test https://%d/~%u/freebusy.vfb"));

    assertThat(told(Optional.of(bob), "mailto:ann@free.test")).isEqualTo("10T10:00 10T11:00 BUSY");
    assertThat(told(Optional.of(bob), "ann@free.test")).isEqualTo("10T10:00 10T11:00 BUSY");
    assertThat(told(Optional.of(bob), "busy@free.test")).isEqualTo("Unknown");
    assertThat(told(Optional.of(bob), "busy@free.test")).isEqualTo("Unknown");
    assertThat(told(Optional.of(bob), "ann@more.free.test")).isEqualTo("Unknown");
    assertThat(told(Optional.of(bob), "ann@other.test")).isEqualTo("Unknown");
    assertThat(web.dialled).as("asked once each, and remembered").hasSize(2);
    assertThat(told(Optional.empty(), "ann@free.test")).as("for strangers").isEqualTo("Unknown");
  }

  private static String vfb(String period) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\nBEGIN:VFREEBUSY\r\nFREEBUSY:"
        + period
        + "\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n";
  }

  @Test
  void uploadedFreeBusyCountsWithoutEvents() throws Exception {
    fixture
        .parts
        .transactions()
        .<Void, SQLException>write(
            connection -> {
              try (Statement insert = connection.createStatement()) {
                insert.execute(
                    "insert into domain (id, name, enabled, description, version, created) values (1, 'example.test', true, '', 0, now())");
                insert.execute(
                    "insert into account (id, domain, local_part, display_name, enabled, version, created) values (1, 1, 'user1', '', true, 0, now())");
              }
              return null;
            });
    uploads.put(alice.account(), Upload.FREE_BUSY, vfb("20260310T100000Z/PT1H").getBytes(UTF_8));
    assertThat(told(Optional.of(alice), "user1@example.test")).isEqualTo("10T10:00 10T11:00 BUSY");
    event("m", "DTSTART:20260311T100000Z\nDTEND:20260311T110000Z\n");
    assertThat(told(Optional.of(alice), "user1@example.test")).isEqualTo("11T10:00 11T11:00 BUSY");
    settings.with(FreeBusySettings.UPLOADED, FreeBusySettings.UploadedCounts.ALWAYS);
    assertThat(told(Optional.of(alice), "user1@example.test"))
        .isEqualTo("10T10:00 10T11:00 BUSY, 11T10:00 11T11:00 BUSY");
    assertThat(uploads.forget(alice.account(), Upload.FREE_BUSY)).isTrue();
    assertThat(told(Optional.of(alice), "user1@example.test")).isEqualTo("11T10:00 11T11:00 BUSY");
  }

  @Test
  void timesNotExpandedAreUnavailable() {
    event("dense", "DTSTART:20260301T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY\n");
    assertThat(told(Optional.of(alice), "user1@example.test"))
        .startsWith("01T00:00 ")
        .endsWith(at(MARCH.to()) + " BUSY_UNAVAILABLE");
  }

  private String told(Optional<Caller> caller, String person) {
    return told(caller, person, "");
  }

  private String told(Optional<Caller> caller, String person, String leaving) {
    PersonFreeBusy told =
        StoreFixture.done(calendars.freeBusy(caller, List.of(person), MARCH, leaving)).getFirst();
    return switch (told) {
      case PersonFreeBusy.Unknown _ -> "Unknown";
      case PersonFreeBusy.Hidden _ -> "Hidden";
      case PersonFreeBusy.Told known -> shown(known.periods());
    };
  }

  private static String shown(List<BusyPeriod> periods) {
    return String.join(
        ", ", periods.stream().map(p -> at(p.from()) + " " + at(p.to()) + " " + p.type()).toList());
  }

  private static String at(Instant instant) {
    return instant.toString().substring(8, 16);
  }

  @Test
  void availabilityOfTheInboxFillsTheRemainingTime() throws Exception {
    // The account of this test exists only in the store.
    fixture.execute("alter table scheduling_inbox drop constraint scheduling_inbox_account_fkey");
    String evening =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VAVAILABILITY\r\n"
            + "UID:av\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260310T000000Z\r\n"
            + "DTEND:20260311T000000Z\r\nBEGIN:AVAILABLE\r\nUID:av1\r\n"
            + "DTSTAMP:20260101T000000Z\r\nDTSTART:20260310T080000Z\r\n"
            + "DTEND:20260310T160000Z\r\nEND:AVAILABLE\r\nEND:VAVAILABILITY\r\n"
            + "END:VCALENDAR\r\n";
    StoreFixture.done(inbox.chooseAvailability(alice, Optional.of(evening.getBytes(UTF_8))));
    assertThat(told(Optional.of(alice), "user1@example.test"))
        .contains("10T00:00 10T08:00 BUSY_UNAVAILABLE", "10T16:00 11T00:00 BUSY_UNAVAILABLE");
    assertThat(inbox.chooseAvailability(alice, Optional.of("x".getBytes(UTF_8))).asFailure())
        .isPresent();
    StoreFixture.done(inbox.chooseAvailability(alice, Optional.empty()));
    assertThat(told(Optional.of(alice), "user1@example.test")).isEmpty();
  }

  /** RFC 4791 §7.10: a declined event takes no time, nor does a single declined instance. */
  @Test
  void declinedEventsTakeNoTime() {
    String me = "ATTENDEE;PARTSTAT=%s:mailto:user1@example.test\n";
    event("no", "DTSTART:20260310T100000Z\nDTEND:20260310T110000Z\n" + me.formatted("DECLINED"));
    event(
        "not-today",
        "DTSTART:20260311T100000Z\nDTEND:20260311T110000Z\nRRULE:FREQ=DAILY;COUNT=3\n"
            + me.formatted("ACCEPTED")
            + "END:VEVENT\nBEGIN:VEVENT\nUID:not-today\nDTSTAMP:20260101T000000Z\n"
            + "RECURRENCE-ID:20260312T100000Z\nDTSTART:20260312T100000Z\n"
            + "DTEND:20260312T110000Z\n"
            + me.formatted("DECLINED"));
    String others = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:p%d@example.test\n";
    StringBuilder crowd = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      crowd.append(others.formatted(i));
    }
    event(
        "crowd",
        "DTSTART:20260314T100000Z\nDTEND:20260314T110000Z\n" + crowd + me.formatted("DECLINED"));
    String busy = "11T10:00 11T11:00 BUSY, 13T10:00 13T11:00 BUSY";
    assertThat(told(Optional.of(alice), "user1@example.test")).isEqualTo(busy);
    assertThat(shown(StoreFixture.done(calendars.busy(alice, calendar, MARCH, BERLIN))))
        .isEqualTo(busy);
  }
}
