package org.carillon.calendar.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carillon.account.behalf.OnBehalf;
import org.carillon.account.setting.TimeSettings;
import org.carillon.calendar.CalendarSettings;
import org.carillon.calendar.CalendarSettings.FreeBusyAudience;
import org.carillon.calendar.FreeBusySettings;
import org.carillon.calendar.internal.elsewhere.RemoteFreeBusy;
import org.carillon.calendar.internal.scheduling.InboxRows;
import org.carillon.calendar.internal.scheduling.StoredInbox;
import org.carillon.calendar.internal.uploaded.UploadedBusy;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.calendar.CalendarFilter;
import org.carillon.contract.calendar.CalendarFilter.Component;
import org.carillon.contract.calendar.CalendarFilter.TextCollation;
import org.carillon.contract.calendar.PersonBusy;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.ItemKey;
import org.carillon.contract.collection.Precondition;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.groupware.NewObject;
import org.carillon.contract.groupware.ObjectEntry;
import org.carillon.contract.groupware.PutObject;
import org.carillon.contract.groupware.StoredObject;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.contract.published.FreeBusyFiles.Upload;
import org.carillon.contract.resource.ResourcePlace;
import org.carillon.contract.resource.ResourcePropertyChange;
import org.carillon.contract.scheduling.SchedulingInbox;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailauth.MemoryDns;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.policy.fetch.CannedWeb;
import org.carillon.policy.fetch.WebFetch;
import org.carillon.testing.DeclaredSettings;
import org.carillon.transport.internal.FixedAddresses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars take what is an object, find it by filters, and tell when their owner has no time. */
class StoredCalendarsTest extends AliceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final TimeSpan MARCH =
      new TimeSpan(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

  private final DeclaredSettings settings = new DeclaredSettings();
  private final FixedAddresses addresses =
      new FixedAddresses().account(1, "user1", "ally").account(2, "user2");
  private StoredCalendars calendars;
  private CannedWeb web;
  private long calendar;
  private long tasks;

  @BeforeEach
  void open() {
    CalendarObjects kind = new CalendarObjects(settings);
    GroupwareFixture groupware = GroupwareFixture.of(fixture, List.of(kind), List.of());
    calendars = new StoredCalendars();
    calendars.kind = kind;
    calendars.objects = groupware.objects();
    calendars.views = groupware.views();
    calendars.people = new PeopleBusy();
    calendars.people.addresses = addresses;
    calendars.people.behalf =
        new OnBehalf() {
          @Override
          public Optional<Caller> of(long account, String work) {
            return account == alice.account() ? Optional.of(alice) : Optional.empty();
          }
        };
    calendars.people.settings = settings.with(TimeSettings.ZONE, "Europe/Berlin");
    calendars.people.collections = fixture.collections();
    calendars.people.objects = groupware.objects();
    calendars.people.views = groupware.views();
    calendars.people.kind = kind;
    calendars.people.properties = fixture.store.properties();
    calendars.people.inbox =
        new StoredInbox(new InboxRows(fixture.parts.transactions()), groupware::objects);
    calendars.people.uploaded = new UploadedBusy(fixture.parts.transactions());
    web = new CannedWeb();
    MemoryDns dns = new MemoryDns();
    dns.add("free.test", new DnsType.A(), InetAddress.ofLiteral("192.88.99.7"));
    calendars.people.remote = new RemoteFreeBusy(new WebFetch(dns, web, settings), settings);
    calendar = collection(CollectionKind.CALENDAR);
    tasks = collection(CollectionKind.TASKS);
  }

  private long collection(CollectionKind kind) {
    return StoreFixture.done(calendars.objects.collections(alice)).stream()
        .filter(entry -> entry.kind() == kind)
        .map(CollectionEntry::id)
        .findFirst()
        .orElseThrow();
  }

  private Answer<PutObject> put(long where, String key, String component, String lines) {
    String text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:"
            + component
            + "\r\nUID:"
            + key
            + "\r\nDTSTAMP:20260101T000000Z\r\n"
            + lines.replace("\n", "\r\n")
            + "END:"
            + component
            + "\r\nEND:VCALENDAR\r\n";
    return calendars.objects.put(
        alice,
        where,
        new ItemKey(key),
        new Precondition.Always(),
        new NewObject(text.getBytes(UTF_8), false));
  }

  private void event(String key, String lines) {
    StoreFixture.done(put(calendar, key, "VEVENT", lines));
  }

  private List<String> found(long where, Component component) {
    Component root =
        new Component("VCALENDAR", false, Optional.empty(), List.of(), List.of(component));
    return StoreFixture.done(calendars.query(alice, where, root, BERLIN)).stream()
        .map(ObjectEntry::key)
        .map(ItemKey::value)
        .sorted()
        .toList();
  }

  private static Component in(String name, TimeSpan span) {
    return new Component(name, false, Optional.of(span), List.of(), List.of());
  }

  private static Component with(CalendarFilter.Property property) {
    return new Component("VEVENT", false, Optional.empty(), List.of(property), List.of());
  }

  private static CalendarFilter.Property text(String name, String part, boolean negated) {
    return new CalendarFilter.Property(
        name,
        false,
        Optional.empty(),
        Optional.of(new CalendarFilter.Text(part, TextCollation.ASCII_CASEMAP, negated)),
        List.of());
  }

  @Test
  void filters() {
    event("single", "DTSTART:20260310T100000Z\nDTEND:20260310T110000Z\nSUMMARY:Lunch\n");
    event(
        "series",
        "DTSTART:20200101T100000Z\nRRULE:FREQ=DAILY\nSUMMARY:Stand-up\nCATEGORIES:Work\n");
    event(
        "past", "DTSTART:20250310T100000Z\nSUMMARY:lunch\nATTENDEE;PARTSTAT=DECLINED:mailto:x@y\n");
    event(
        "rings",
        "DTSTART:20260401T000500Z\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT10M\nEND:VALARM\n");
    StoreFixture.done(put(tasks, "task", "VTODO", "DUE:20260315T000000Z\n"));

    assertThat(found(calendar, new Component("VEVENT")))
        .containsExactly("past", "rings", "series", "single");
    assertThat(found(calendar, in("VEVENT", MARCH))).containsExactly("series", "single");
    assertThat(found(tasks, in("VTODO", MARCH))).containsExactly("task");
    assertThat(found(calendar, new Component("VTODO"))).isEmpty();
    assertThat(found(calendar, with(text("SUMMARY", "LUNCH", false))))
        .containsExactly("past", "single");
    assertThat(found(calendar, with(text("SUMMARY", "lunch", true)))).containsExactly("series");
    assertThat(found(calendar, with(text("UID", "sing", false)))).containsExactly("single");
    assertThat(
            found(
                calendar,
                with(
                    new CalendarFilter.Property(
                        "CATEGORIES", true, Optional.empty(), Optional.empty(), List.of()))))
        .containsExactly("past", "rings", "single");
    assertThat(
            found(
                calendar,
                with(
                    new CalendarFilter.Property(
                        "ATTENDEE",
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                            new CalendarFilter.Parameter(
                                "PARTSTAT",
                                false,
                                Optional.of(
                                    new CalendarFilter.Text(
                                        "DECLINED", TextCollation.OCTET, false))))))))
        .containsExactly("past");
    assertThat(
            found(
                calendar,
                new Component(
                    "VEVENT", false, Optional.empty(), List.of(), List.of(in("VALARM", MARCH)))))
        .containsExactly("rings");
    assertThat(StoreFixture.done(calendars.instances(alice, calendar, MARCH, BERLIN, 100)))
        .hasSize(32);
    assertThat(calendars.instances(alice, calendar, MARCH, BERLIN, 10).asFailure()).isPresent();
  }

  @Test
  void whatIsNotTaken() {
    settings.with(CalendarSettings.ATTENDEES, 2L).with(CalendarSettings.INSTANCES, 100L);
    assertThat(code(put(calendar, "a", "VTODO", ""))).isEqualTo("supported-calendar-component");
    assertThat(code(put(tasks, "a", "VEVENT", "DTSTART:20260101T000000Z\n")))
        .isEqualTo("supported-calendar-component");
    assertThat(code(put(calendar, "a", "VEVENT", ""))).isEqualTo("valid-calendar-data");
    assertThat(code(put(calendar, "a", "VEVENT", "DTSTART:15000101T000000Z\n")))
        .isEqualTo("min-date-time");
    assertThat(
            code(
                put(
                    calendar,
                    "a",
                    "VEVENT",
                    "DTSTART:20260101T000000Z\nRRULE:FREQ=DAILY;COUNT=101\n")))
        .isEqualTo("max-instances");
    assertThat(
            code(
                put(
                    calendar,
                    "a",
                    "VEVENT",
                    "DTSTART:20260101T000000Z\n" + "ATTENDEE:mailto:a@b\n".repeat(3))))
        .isEqualTo("max-attendees-per-instance");
  }

  private static String code(Answer<PutObject> answer) {
    return ((Failure.Invalid) answer.asFailure().orElseThrow()).code();
  }

  @Test
  void freeBusy() {
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
  void whatIsPrivateIsNoMoreThanBusyToOthers() throws Exception {
    event(
        "secret",
        "DTSTART:20260310T100000Z\nDTEND:20260310T110000Z\nCLASS:CONFIDENTIAL\n"
            + "SUMMARY:Cure\nLOCATION:Clinic\nORGANIZER:mailto:user1@example.test\n");
    event("open", "DTSTART:20260311T100000Z\nDTEND:20260311T110000Z\nSUMMARY:Lunch\n");
    Caller bob = fixture.account(2);
    StoreFixture.done(
        fixture
            .mailboxes()
            .grant(
                alice,
                new MailboxName("Calendar"),
                new Identifier("user2", false),
                RightsChange.REPLACE,
                MailboxRights.parse("lr").orElseThrow()));

    assertThat(StoreFixture.done(calendars.instances(bob, calendar, MARCH, BERLIN, 10)))
        .extracting(one -> one.summary().title() + one.summary().location())
        .containsExactly("Busy", "Lunch");
    List<StoredObject> read =
        StoreFixture.done(
            calendars.objects.open(
                bob,
                calendar,
                StoreFixture.done(calendars.objects.list(bob, calendar)).stream()
                    .map(ObjectEntry::key)
                    .toList()));
    assertThat(read)
        .extracting(one -> new String(one.octets(), UTF_8))
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("UID:secret", "DTSTART:20260310T100000Z", "SUMMARY:Busy")
                    .doesNotContain("Cure", "Clinic", "ORGANIZER"))
        .anySatisfy(text -> assertThat(text).contains("Lunch"));
    assertThat(StoreFixture.done(calendars.instances(alice, calendar, MARCH, BERLIN, 10)))
        .extracting(one -> one.summary().title())
        .containsExactly("Cure", "Lunch");
  }

  @Test
  void aMeetingIsLeftOutForItsOrganiserAndNotForWhoeverPlantsItsUid() throws Exception {
    event("m", "DTSTART:20260310T100000Z\nDTEND:20260310T110000Z\n");
    settings.with(CalendarSettings.FREE_BUSY, FreeBusyAudience.ANYBODY);
    Caller bob = fixture.account(2);

    assertThat(told(Optional.of(alice), "user1@example.test", "m")).isEmpty();
    assertThat(told(Optional.of(bob), "user1@example.test", "m")).isNotEmpty();
    assertThat(told(Optional.empty(), "user1@example.test", "m")).isNotEmpty();
    long bobs =
        StoreFixture.done(calendars.objects.collections(bob)).stream()
            .filter(entry -> entry.kind() == CollectionKind.CALENDAR && !entry.name().isOthers())
            .map(CollectionEntry::id)
            .findFirst()
            .orElseThrow();
    StoredObject copy =
        StoreFixture.done(
                calendars.objects.open(
                    alice,
                    calendar,
                    StoreFixture.done(calendars.objects.list(alice, calendar)).stream()
                        .map(ObjectEntry::key)
                        .toList()))
            .getFirst();
    StoreFixture.done(
        calendars.objects.put(
            bob,
            bobs,
            new ItemKey("m.ics"),
            new Precondition.Always(),
            new NewObject(copy.octets(), true)));
    assertThat(told(Optional.of(bob), "user1@example.test", "m")).isNotEmpty();
    event(
        "n",
        "DTSTART:20260311T100000Z\nDTEND:20260311T110000Z\nORGANIZER:mailto:user2@example.test\n"
            + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:user1@example.test\n");
    assertThat(told(Optional.of(bob), "user1@example.test", "n"))
        .isNotEqualTo(told(Optional.of(bob), "user1@example.test"));
  }

  @Test
  void othersAreAskedForOfTheirServers() throws Exception {
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
  void whatAProgramUploadedCountsWhileThereAreNoEvents() throws Exception {
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
    UploadedBusy uploads = calendars.people.uploaded;
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
  void nobodyIsToldToBeFreeAtTimesThatWereNotLookedAt() {
    event("dense", "DTSTART:20260301T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY\n");
    assertThat(told(Optional.of(alice), "user1@example.test"))
        .startsWith("01T00:00 ")
        .endsWith(at(MARCH.to()) + " BUSY_UNAVAILABLE");
  }

  private String told(Optional<Caller> caller, String person) {
    return told(caller, person, "");
  }

  private String told(Optional<Caller> caller, String person, String leaving) {
    PersonBusy told =
        StoreFixture.done(calendars.freeBusy(caller, List.of(person), MARCH, leaving)).getFirst();
    return switch (told) {
      case PersonBusy.Unknown _ -> "Unknown";
      case PersonBusy.Hidden _ -> "Hidden";
      case PersonBusy.Told known ->
          String.join(
              ", ",
              known.periods().stream()
                  .map(p -> at(p.from()) + " " + at(p.to()) + " " + p.type())
                  .toList());
    };
  }

  private static String at(Instant instant) {
    return instant.toString().substring(8, 16);
  }

  @Test
  void whatTheInboxSaysOfAvailabilityFillsTheRest() throws Exception {
    // The account of this test is in the store alone.
    fixture.execute("alter table scheduling_inbox drop constraint scheduling_inbox_account_fkey");
    String evening =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VAVAILABILITY\r\n"
            + "UID:av\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260310T000000Z\r\n"
            + "DTEND:20260311T000000Z\r\nBEGIN:AVAILABLE\r\nUID:av1\r\n"
            + "DTSTAMP:20260101T000000Z\r\nDTSTART:20260310T080000Z\r\n"
            + "DTEND:20260310T160000Z\r\nEND:AVAILABLE\r\nEND:VAVAILABILITY\r\n"
            + "END:VCALENDAR\r\n";
    SchedulingInbox inbox = calendars.people.inbox;
    StoreFixture.done(inbox.chooseAvailability(alice, Optional.of(evening.getBytes(UTF_8))));
    assertThat(told(Optional.of(alice), "user1@example.test"))
        .contains("10T00:00 10T08:00 BUSY_UNAVAILABLE", "10T16:00 11T00:00 BUSY_UNAVAILABLE");
    assertThat(inbox.chooseAvailability(alice, Optional.of("x".getBytes(UTF_8))).asFailure())
        .isPresent();
    StoreFixture.done(inbox.chooseAvailability(alice, Optional.empty()));
    assertThat(told(Optional.of(alice), "user1@example.test")).isEmpty();
  }
}
