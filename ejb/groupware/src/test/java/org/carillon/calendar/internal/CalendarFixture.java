package org.carillon.calendar.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carillon.account.FixedAddresses;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.setting.TimeSettings;
import org.carillon.calendar.internal.remote.RemoteFreeBusy;
import org.carillon.calendar.internal.scheduling.inbox.InboxRows;
import org.carillon.calendar.internal.scheduling.inbox.StoredInbox;
import org.carillon.calendar.internal.uploaded.UploadedFreeBusyRows;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.identity.Caller;
import org.carillon.fetch.CannedWeb;
import org.carillon.fetch.WebFetch;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailauth.MemoryDns;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.settings.Scope;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;

abstract class CalendarFixture extends AliceTest {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final TimeSpan MARCH =
      new TimeSpan(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

  final DeclaredSettings settings = new DeclaredSettings();
  final FixedAddresses addresses =
      new FixedAddresses().account(1, "user1", "ally").account(2, "user2");
  GroupwareFixture groupware;
  StoredCalendars calendars;
  SchedulingInbox inbox;
  UploadedFreeBusyRows uploads;
  CannedWeb web;
  long calendar;
  long tasks;

  @BeforeEach
  void open() {
    CalendarObjects kind = new CalendarObjects(settings);
    groupware = GroupwareFixture.of(fixture, List.of(kind), List.of());
    inbox = new StoredInbox(new InboxRows(fixture.parts.transactions()), groupware::objects);
    uploads = new UploadedFreeBusyRows(fixture.parts.transactions());
    web = new CannedWeb();
    calendars =
        new StoredCalendars(groupware.views(), groupware.objects(), kind, people(kind), null);
    calendar = collection(CollectionKind.CALENDAR);
    tasks = collection(CollectionKind.TASKS);
  }

  private PeopleFreeBusy people(CalendarObjects kind) {
    ServiceCallers behalf =
        new ServiceCallers(addresses) {
          @Override
          public Optional<Caller> of(long account, String work) {
            return account == alice.account() ? Optional.of(alice) : Optional.empty();
          }
        };
    MemoryDns dns = new MemoryDns();
    dns.add("free.test", new DnsType.A(), InetAddress.ofLiteral("192.88.99.7"));
    return new PeopleFreeBusy(
        addresses,
        behalf,
        settings.with(TimeSettings.ZONE, "Europe/Berlin"),
        fixture.collections(),
        groupware.views(),
        groupware.objects(),
        kind,
        fixture.store.properties(),
        inbox,
        uploads,
        new RemoteFreeBusy(new WebFetch(dns, web, settings), settings),
        person -> TimeSettings.zone(settings, Scope.account(person.domain(), person.account())));
  }

  long collection(CollectionKind kind) {
    return StoreFixture.done(groupware.objects().collections(alice)).stream()
        .filter(entry -> entry.kind() == kind)
        .map(CollectionEntry::id)
        .findFirst()
        .orElseThrow();
  }

  Answer<StoredObjectResult> put(long where, String key, String component, String lines) {
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
    return groupware
        .objects()
        .put(
            alice,
            where,
            new ItemKey(key),
            new Precondition.Always(),
            new NewObject(text.getBytes(UTF_8), Telling.AT_ONCE));
  }

  void event(String key, String lines) {
    StoreFixture.done(put(calendar, key, "VEVENT", lines));
  }
}
