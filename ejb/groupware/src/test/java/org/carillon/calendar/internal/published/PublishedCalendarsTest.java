package org.carillon.calendar.internal.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.FixedAddresses;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.setting.HostSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.calendar.PublishedSettings;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.calendar.published.CalendarFileFormat;
import org.carillon.calendar.published.CalendarFileOptions;
import org.carillon.calendar.published.CalendarLink;
import org.carillon.calendar.published.CalendarLinks;
import org.carillon.calendar.published.ImportMode;
import org.carillon.calendar.published.ImportedCalendar;
import org.carillon.calendar.published.PublishedFile;
import org.carillon.calendar.published.PublishedPart;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.internal.BreakingObjects;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.CollectionKind;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that calendars are files for users who may read them, and that imports lose nothing. */
class PublishedCalendarsTest extends AliceTest {
  private static final String ALICE = "user1@example.test";

  private static final String FILE =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//x//y
      BEGIN:VEVENT
      UID:lunch
      DTSTAMP:20260101T000000Z
      DTSTART:20260310T120000Z
      DTEND:20260310T130000Z
      SUMMARY:Lunch
      END:VEVENT
      BEGIN:VEVENT
      UID:cure
      DTSTAMP:20260101T000000Z
      DTSTART:20260311T120000Z
      DTEND:20260311T130000Z
      CLASS:PRIVATE
      SUMMARY:Cure
      END:VEVENT
      BEGIN:VEVENT
      UID:birthday
      DTSTAMP:20260101T000000Z
      DTSTART;VALUE=DATE:20260410
      TRANSP:TRANSPARENT
      SUMMARY:Birthday
      END:VEVENT
      END:VCALENDAR
      """;

  private final DeclaredSettings settings = new DeclaredSettings();
  private final FixedAddresses addresses =
      new FixedAddresses().account(1, "user1", "ally").account(2, "user2");
  private final Map<Long, Caller> inUse = new HashMap<>();
  private CalendarObjects kind;
  private GroupwareFixture groupware;
  private StoredPublications published;
  private StoredLinks links;
  private long calendar;

  @BeforeEach
  void open() {
    inUse.put(alice.account(), alice);
    kind = new CalendarObjects(settings);
    groupware = GroupwareFixture.of(fixture, List.of(kind), List.of());
    published = publications(groupware.objects());
    Audit audit =
        (Audit)
            Proxy.newProxyInstance(
                Audit.class.getClassLoader(),
                new Class<?>[] {Audit.class},
                (_, _, _) -> AuditEntry.NONE);
    links =
        new StoredLinks(
            fixture.collections(), addresses, audit, settings, fixture.parts.transactions());
    calendar =
        StoreFixture.done(groupware.objects().collections(alice)).stream()
            .filter(entry -> entry.kind() == CollectionKind.CALENDAR)
            .map(CollectionEntry::id)
            .findFirst()
            .orElseThrow();
  }

  private StoredPublications publications(GroupwareObjects imported) {
    ServiceCallers behalf =
        new ServiceCallers(addresses) {
          @Override
          public Optional<Caller> of(long account, String work) {
            return Optional.ofNullable(inUse.get(account));
          }
        };
    CalendarOwners owners =
        new CalendarOwners(addresses, behalf, fixture.collections(), groupware.objects());
    return new StoredPublications(
        owners,
        fixture.collections(),
        groupware.views(),
        groupware.objects(),
        kind,
        new CalendarImport(groupware.views(), imported, kind, settings),
        settings,
        fixture.parts.transactions());
  }

  @Test
  void importInterruptedByTheStoreContinuesWhenRepeated() {
    assertThat(
            publications(BreakingObjects.after(groupware.objects(), 2))
                .importFile(alice, calendar, ImportMode.MERGE, FILE.getBytes(UTF_8))
                .asFailure())
        .containsInstanceOf(Failure.TryLater.class);

    ImportedCalendar again = put(FILE, ImportMode.MERGE);
    assertThat(again.unchanged()).as("what was put stays").isEqualTo(2);
    assertThat(again.added()).isPositive();
    assertThat(again.more()).isFalse();
  }

  private ImportedCalendar put(String file, ImportMode mode) {
    return StoreFixture.done(published.importFile(alice, calendar, mode, file.getBytes(UTF_8)));
  }

  private static String text(Answer<PublishedFile> file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StoreFixture.done(file).writeTo(out);
    return out.toString(UTF_8);
  }

  private Answer<PublishedFile> anybodys(String name) {
    return published.open(Optional.empty(), ALICE, name, CalendarFileOptions.WHOLE);
  }

  private static boolean isNone(Answer<?> answer) {
    return answer.asFailure().filter(Failure.NotFound.class::isInstance).isPresent();
  }

  private List<String> keys() {
    return StoreFixture.done(groupware.objects().list(alice, calendar)).stream()
        .map(ObjectEntry::key)
        .map(Object::toString)
        .sorted()
        .toList();
  }

  @Test
  void importStoresReadableEventsAndReportsTheRest() {
    assertThat(put(FILE, ImportMode.MERGE))
        .isEqualTo(new ImportedCalendar(3, 0, 0, 0, List.of(), false));
    String other =
        FILE.replace("20260101T000000Z", "20260102T000000Z").replace("Lunch", "Late lunch");
    assertThat(put(other, ImportMode.MERGE))
        .as("what says the same is left alone")
        .isEqualTo(new ImportedCalendar(0, 1, 2, 0, List.of(), false));
    String broken = FILE.replace("DTEND:20260311T130000Z", "DTEND:never");
    ImportedCalendar done = put(broken, ImportMode.REPLACE);
    assertThat(done.removed()).isZero();
    assertThat(done.unread()).contains(new ImportedCalendar.Unread(15, "DTEND is not a time."));
    assertThat(keys()).hasSize(3);
    assertThat(published.importFile(alice, calendar, ImportMode.MERGE, "<html>".getBytes(UTF_8)))
        .isInstanceOf(Answer.Failed.class);
  }

  @Test
  void replacingImportRemovesEventsNotInTheFile() {
    put(FILE, ImportMode.MERGE);
    String one = FILE.substring(0, FILE.indexOf("BEGIN:VEVENT\nUID:cure")) + "END:VCALENDAR\n";
    String withTask =
        one.replace(
            "END:VCALENDAR",
            "BEGIN:VTODO\nUID:task\nDTSTAMP:20260101T000000Z\nEND:VTODO\nEND:VCALENDAR");
    ImportedCalendar done = put(withTask, ImportMode.REPLACE);
    assertThat(done.removed()).isEqualTo(2);
    assertThat(done.unread()).isEmpty();
    assertThat(done.added()).as("the task, in the list of tasks").isOne();
    long tasks =
        StoreFixture.done(groupware.objects().collections(alice)).stream()
            .filter(entry -> entry.kind() == CollectionKind.TASKS)
            .map(CollectionEntry::id)
            .findFirst()
            .orElseThrow();
    assertThat(StoreFixture.done(groupware.objects().list(alice, tasks)))
        .extracting(entry -> entry.key().value())
        .containsExactly("task.ics");
    assertThat(keys()).containsExactly("lunch.ics");
    assertThat(put(one.substring(0, one.indexOf("END:VCALENDAR")), ImportMode.REPLACE).removed())
        .as("a file that was cut off removes nothing")
        .isZero();
    settings.with(PublishedSettings.IMPORT_OCTETS, 100_000L);
    assertThat(
            published.importFile(alice, calendar, ImportMode.MERGE, new byte[100_001]).asFailure())
        .containsInstanceOf(Failure.LimitReached.class);
  }

  @Test
  void calendarIsPublishedInTheChosenForm() throws Exception {
    put(FILE, ImportMode.MERGE);
    assertThat(isNone(anybodys("Calendar"))).isTrue();
    assertThat(anybodys("Calendar").asFailure())
        .isEqualTo(anybodys("None").asFailure())
        .isEqualTo(
            published
                .open(
                    Optional.empty(), "nobody@example.test", "Calendar", CalendarFileOptions.WHOLE)
                .asFailure());

    StoreFixture.done(links.show(alice, calendar, PublishedPart.PUBLIC, ""));
    assertThat(text(anybodys("calendar")))
        .contains("SUMMARY:Lunch", "UID:cure", "SUMMARY:Busy", "X-WR-CALNAME:Calendar")
        .doesNotContain("Cure");
    assertThat(
            text(
                published.open(
                    Optional.empty(), "ally@example.test", "Calendar", CalendarFileOptions.WHOLE)))
        .contains("Lunch");

    String before = StoreFixture.done(anybodys("Calendar")).tag().value();
    StoreFixture.done(links.show(alice, calendar, PublishedPart.BUSY, ""));
    assertThat(StoreFixture.done(anybodys("Calendar")).tag().value()).isNotEqualTo(before);
    assertThat(text(anybodys("Calendar")))
        .contains("DTSTART:20260310T120000Z", "DTSTART:20260311T120000Z")
        .doesNotContain("Lunch", "lunch", "Cure", "cure", "Birthday", "20260410");

    settings.with(PublishedSettings.MOST_SHOWN, PublishedPart.NOTHING);
    assertThat(isNone(anybodys("Calendar"))).isTrue();
    assertThat(links.show(alice, calendar, PublishedPart.PUBLIC, "").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(links.show(alice, calendar, PublishedPart.WHOLE, "").asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void publishedCalendarIsReadWithAccountRights() throws Exception {
    put(FILE, ImportMode.MERGE);
    Caller bob = fixture.account(2);
    assertThat(
            isNone(published.open(Optional.of(bob), ALICE, "Calendar", CalendarFileOptions.WHOLE)))
        .isTrue();
    assertThat(isNone(published.find(bob, ALICE, "Calendar"))).isTrue();
    StoreFixture.done(
        fixture
            .mailboxes()
            .grant(
                alice,
                new MailboxName("Calendar"),
                new Identifier("user2", false),
                RightsChange.REPLACE,
                MailboxRights.parse("lr").orElseThrow()));
    assertThat(text(published.open(Optional.of(bob), ALICE, "Calendar", CalendarFileOptions.WHOLE)))
        .contains("Lunch", "SUMMARY:Busy")
        .doesNotContain("Cure");
    assertThat(
            text(published.open(Optional.of(alice), ALICE, "Calendar", CalendarFileOptions.WHOLE)))
        .contains("Lunch", "Cure");
    assertThat(links.list(bob, calendar).asFailure()).containsInstanceOf(Failure.NotAllowed.class);
    assertThat(
            published.importFile(bob, calendar, ImportMode.MERGE, FILE.getBytes(UTF_8)).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);

    CalendarFileOptions april =
        new CalendarFileOptions(
            CalendarFileFormat.ICALENDAR,
            Optional.of(
                new TimeSpan(
                    Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"))));
    assertThat(text(published.open(Optional.of(alice), ALICE, "Calendar", april)))
        .contains("Birthday")
        .doesNotContain("Lunch");
    CalendarFileOptions old =
        new CalendarFileOptions(CalendarFileFormat.VCALENDAR, Optional.empty());
    assertThat(text(published.open(Optional.of(alice), ALICE, "Calendar", old)))
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:1.0")
        .contains("SUMMARY:Cure");
  }

  @Test
  void linksUseTheRequestAddressUnlessConfigured() {
    assertThat(
            StoreFixture.done(
                    links.make(alice, calendar, PublishedPart.PUBLIC, "Ours", "https://[::1]:8443"))
                .address())
        .startsWith("https://[::1]:8443/CalendarData/link/");
    assertThat(StoreFixture.done(links.shown(alice, calendar, "https://evil.test/x?")).address())
        .startsWith("https://")
        .doesNotContain("evil");
    settings.with(HostSettings.WEB_ADDRESS, "https://mail.example.test");
    assertThat(StoreFixture.done(links.shown(alice, calendar, "https://[::1]:8443")).address())
        .startsWith("https://mail.example.test/CalendarData/");
  }

  @Test
  void secretLinkOpensItsCalendarUntilRevoked() throws Exception {
    put(FILE, ImportMode.MERGE);
    CalendarLinks.Made made =
        StoreFixture.done(links.make(alice, calendar, PublishedPart.PUBLIC, "Telephone", ""));
    assertThat(made.address())
        .startsWith("https://")
        .contains("/CalendarData/link/Calendar.ics?key=");
    assertThat(made.webcal()).startsWith("webcal://");
    String secret = made.address().substring(made.address().indexOf("?key=") + 5);
    assertThat(made.toString()).doesNotContain(secret);
    Answer<PublishedFile> file = published.open(secret, CalendarFileOptions.WHOLE);
    assertThat(StoreFixture.done(file).isForAnybody()).isFalse();
    assertThat(text(file)).contains("Lunch").doesNotContain("Cure");
    assertThat(StoreFixture.done(links.list(alice, calendar)))
        .singleElement()
        .satisfies(link -> assertThat(link.used()).isPresent())
        .extracting(CalendarLink::description)
        .isEqualTo("Telephone");

    assertThat(isNone(published.open(secret + "x", CalendarFileOptions.WHOLE))).isTrue();
    // Wrong secrets, however many, do not block the right one, since 256 bits cannot be guessed.
    for (int i = 0; i < 60; i++) {
      String wrong = "%043d".formatted(i);
      assertThat(isNone(published.open(wrong, CalendarFileOptions.WHOLE))).isTrue();
    }
    assertThat(text(published.open(secret, CalendarFileOptions.WHOLE))).contains("Lunch");

    settings.with(PublishedSettings.MOST_SHOWN, PublishedPart.BUSY);
    assertThat(text(published.open(secret, CalendarFileOptions.WHOLE))).doesNotContain("Lunch");
    StoreFixture.done(links.end(alice, calendar, made.link().id()));
    assertThat(isNone(published.open(secret, CalendarFileOptions.WHOLE))).isTrue();
    assertThat(isNone(links.end(alice, calendar, made.link().id()))).isTrue();
  }

  @Test
  void secretLinksAreLimited() {
    for (int i = 0; i < CalendarLinks.MOST; i++) {
      StoreFixture.done(links.make(alice, calendar, PublishedPart.BUSY, "", ""));
    }
    assertThat(links.make(alice, calendar, PublishedPart.BUSY, "", "").asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(links.make(alice, calendar, PublishedPart.BUSY, "a\nb", "").asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  private void grant(String rights) {
    StoreFixture.done(
        fixture
            .mailboxes()
            .grant(
                alice,
                new MailboxName("Calendar"),
                new Identifier("user2", false),
                RightsChange.REPLACE,
                MailboxRights.parse(rights).orElseThrow()));
  }

  @Test
  void secretLinkEndsWithTheRightOfItsCreator() throws Exception {
    put(FILE, ImportMode.MERGE);
    Caller bob = fixture.account(2);
    inUse.put(bob.account(), bob);
    grant("lrswiteakx");
    String address =
        StoreFixture.done(links.make(bob, calendar, PublishedPart.WHOLE, "Bob's", "")).address();
    String secret = address.substring(address.indexOf("?key=") + 5);
    assertThat(text(published.open(secret, CalendarFileOptions.WHOLE))).contains("Cure");

    grant("lr");
    assertThat(isNone(published.open(secret, CalendarFileOptions.WHOLE))).isTrue();
    assertThat(StoreFixture.done(links.list(alice, calendar))).hasSize(1);
    grant("lra");
    assertThat(text(published.open(secret, CalendarFileOptions.WHOLE))).contains("Lunch");
    // It does not outlive the account that created it either.
    inUse.remove(bob.account());
    assertThat(isNone(published.open(secret, CalendarFileOptions.WHOLE))).isTrue();
  }
}
