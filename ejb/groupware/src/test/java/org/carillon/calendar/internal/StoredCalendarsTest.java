package org.carillon.calendar.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarFilter;
import org.carillon.calendar.CalendarFilter.Component;
import org.carillon.calendar.CalendarFilter.TextCollation;
import org.carillon.calendar.CalendarInstance;
import org.carillon.calendar.CalendarSettings;
import org.carillon.calendar.InstanceDetails;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.Test;

/** Tests that calendars accept valid objects and find them by filters and times. */
class StoredCalendarsTest extends CalendarFixture {
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
  void queriesFilterEventsByTimeAndText() {
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
    assertThat(calendars.instances(alice, calendar, MARCH, BERLIN, 10).asFailure())
        .contains(new Failure.LimitReached(Limit.OBJECTS, 10));
  }

  @Test
  void unsupportedOrOversizedObjectsAreRefused() {
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

  private static String code(Answer<StoredObjectResult> answer) {
    return ((Failure.Invalid) answer.asFailure().orElseThrow()).code();
  }

  @Test
  void privateEventsAreShownAsBusyToOthers() throws Exception {
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
            groupware
                .objects()
                .open(
                    bob,
                    calendar,
                    StoreFixture.done(groupware.objects().list(bob, calendar)).stream()
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
  void newObjectsNeedADtstampAndNoControlCharacters() {
    String start = "DTSTART:20260310T100000Z\n";
    for (String control : List.of("\0", "\u000b", "\u007f", "\rX")) {
      assertThat(code(put(calendar, "a", "VEVENT", start + "SUMMARY:A" + control + "B\n")))
          .isEqualTo("valid-calendar-data");
    }
    event("tab", start + "SUMMARY:A\tB\n");
    String unstamped =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20260310T100000Z\r\n"
            + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    assertThat(
            code(
                groupware
                    .objects()
                    .put(
                        alice,
                        calendar,
                        new ItemKey("u"),
                        new Precondition.Always(),
                        new NewObject(unstamped.getBytes(UTF_8), Telling.AT_ONCE))))
        .isEqualTo("valid-calendar-data");
  }

  @Test
  void instancesAreListedInPages() {
    event("daily", "DTSTART:20260101T100000Z\nRRULE:FREQ=DAILY\nSUMMARY:Stand-up\n");
    event("once", "DTSTART:20260310T100000Z\nDTEND:20260320T110000Z\nSUMMARY:Trip\n");
    List<String> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<CalendarInstance> page = page(Optional.empty(), after).map(InstanceDetails::instance);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(10);
      page.items().forEach(one -> all.add(one.object().key().value() + one.instance().from()));
      after = page.next();
    } while (after.isPresent());
    assertThat(all).hasSize(32).doesNotHaveDuplicates();
    assertThat(all.subList(9, 11))
        .containsExactly("daily2026-03-10T10:00:00Z", "once2026-03-10T10:00:00Z");
    assertThat(page(Optional.of("TRIP"), Optional.empty()).items()).hasSize(1);
    assertThat(page(Optional.empty(), Optional.of("x")).items()).hasSize(10);
  }

  /** An overridden instance has its own texts (RFC 5545 §3.8.4.4). */
  @Test
  void overriddenInstancesAreListedWithTheirOwnTexts() {
    event(
        "series",
        """
        DTSTART:20260302T100000Z
        RRULE:FREQ=DAILY;COUNT=4
        SUMMARY:Master
        LOCATION:Roof
        END:VEVENT
        BEGIN:VEVENT
        UID:series
        DTSTAMP:20260101T000000Z
        RECURRENCE-ID:20260303T100000Z
        DTSTART:20260303T100000Z
        SUMMARY:Gone
        STATUS:CANCELLED
        END:VEVENT
        BEGIN:VEVENT
        UID:series
        DTSTAMP:20260101T000000Z
        RECURRENCE-ID:20260304T100000Z
        DTSTART:20260304T120000Z
        SUMMARY:Other
        LOCATION:Yard
        """);
    assertThat(page(Optional.empty(), Optional.empty()).items())
        .extracting(
            one -> one.instance().instance().id().written(),
            InstanceDetails::title,
            InstanceDetails::location,
            InstanceDetails::status)
        .containsExactly(
            tuple("20260302T100000Z", "Master", "Roof", ""),
            tuple("20260303T100000Z", "Gone", "", "CANCELLED"),
            tuple("20260304T100000Z", "Other", "Yard", ""),
            tuple("20260305T100000Z", "Master", "Roof", ""));
  }

  private Page<InstanceDetails> page(Optional<String> search, Optional<String> after) {
    return StoreFixture.done(
        calendars.instances(alice, calendar, MARCH, BERLIN, new PageRequest(search, after, 10)));
  }
}
