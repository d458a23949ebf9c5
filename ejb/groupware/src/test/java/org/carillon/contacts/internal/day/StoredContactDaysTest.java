package org.carillon.contacts.internal.day;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.carillon.account.calendar.CalendarPreferenceStore;
import org.carillon.account.calendar.CalendarPreferences;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.Appearances;
import org.carillon.account.setting.TimeFormats;
import org.carillon.contacts.ContactDay;
import org.carillon.contacts.ContactDayChanges;
import org.carillon.contacts.internal.ContactCards;
import org.carillon.contacts.internal.ContactDaysFixture;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.Telling;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that birthdays and anniversaries are events and that their changes are returned. */
class StoredContactDaysTest extends AliceTest {
  private static final List<Locale> ANY = List.of();

  private StoredContactDays days;
  private GroupwareFixture groupware;
  private boolean wanted = true;
  private String language = Appearance.AUTO;
  private long book;

  @BeforeEach
  void open() {
    ContactCards cards = new ContactCards();
    groupware = GroupwareFixture.of(fixture, List.of(cards), List.of());
    CalendarPreferenceStore habits =
        new CalendarPreferenceStore() {
          @Override
          public Answer<CalendarPreferences> of(Caller caller) {
            return new Answer.Done<>(new CalendarPreferences(false, wanted, List.of()));
          }

          @Override
          public Answer<CalendarPreferences> choose(Caller caller, CalendarPreferences habits) {
            throw new UnsupportedOperationException();
          }
        };
    Appearances appearances =
        new Appearances() {
          @Override
          public Answer<Appearance> of(Caller caller) {
            return new Answer.Done<>(
                new Appearance(
                    Appearance.Theme.AUTO, Appearance.Density.NORMAL, language, TimeFormats.AUTO));
          }

          @Override
          public Answer<Appearance> choose(Caller caller, Appearance appearance) {
            throw new UnsupportedOperationException();
          }
        };
    days =
        new StoredContactDays(
            groupware.objects(),
            ContactDaysFixture.contacts(fixture, groupware, cards),
            habits,
            appearances);
    book =
        StoreFixture.done(groupware.objects().collections(alice)).stream()
            .filter(entry -> entry.kind() == CollectionKind.CONTACTS)
            .findFirst()
            .orElseThrow()
            .id();
  }

  private void put(String uid, String... lines) {
    String card =
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:"
            + uid
            + "\r\nFN:"
            + uid
            + "\r\n"
            + String.join("\r\n", lines)
            + (lines.length == 0 ? "" : "\r\n")
            + "END:VCARD\r\n";
    StoreFixture.done(
        groupware
            .objects()
            .put(
                alice,
                book,
                new ItemKey(uid + ".vcf"),
                new Precondition.Always(),
                new NewObject(card.getBytes(UTF_8), Telling.AT_ONCE)));
  }

  private void remove(String uid) {
    StoreFixture.done(
        groupware
            .objects()
            .delete(
                alice,
                book,
                new ItemKey(uid + ".vcf"),
                new Precondition.Always(),
                Telling.AT_ONCE));
  }

  private static List<String> texts(List<ContactDay> some) {
    return some.stream().map(day -> new String(day.octets(), UTF_8)).toList();
  }

  private String only() {
    return texts(StoreFixture.done(days.all(alice, ANY))).getFirst();
  }

  private String now() {
    return StoreFixture.done(days.calendar(alice, ANY)).state();
  }

  private ContactDayChanges since(String state) {
    return StoreFixture.done(days.changes(alice, ANY, state, 1_000));
  }

  @Test
  void birthdayRecursYearlyFromTheFirst() {
    put("Ann, Lee; \\n", "BDAY:19900415");
    assertThat(only())
        .contains(
            "DTSTART;VALUE=DATE:19900415\r\n",
            "DTEND;VALUE=DATE:19900416\r\n",
            "RRULE:FREQ=YEARLY\r\n",
            "TRANSP:TRANSPARENT\r\n",
            "birthday\r\n")
        .doesNotContain("VALARM");
    assertThat(CalendarObject.readNew(only().getBytes(UTF_8)))
        .isInstanceOf(CalendarParseResult.Read.class);
  }

  @Test
  void leapDayBirthdayOccursEachYear() {
    put("Lea", "BDAY:--0229");
    assertThat(only()).contains("DTSTART;VALUE=DATE:19720229\r\n");
    CalendarObject event =
        CalendarObject.read(only().getBytes(UTF_8))
                instanceof CalendarParseResult.Read(CalendarObject read)
            ? read
            : null;
    assertThat(
            event
                .instances(
                    new TimeSpan(
                        Instant.parse("2027-01-01T00:00:00Z"),
                        Instant.parse("2029-01-01T00:00:00Z")),
                    ZoneOffset.UTC,
                    ExpansionLimit.USUAL)
                .instances())
        .extracting(instance -> instance.start().written())
        .containsExactly("20270228", "20280229");
  }

  @Test
  void calendarUsesThePageLanguageOrTheClients() {
    put("Ann", "BDAY:19900415", "ANNIVERSARY:20150601");
    List<Locale> french = List.of(Locale.of("xx"), Locale.CANADA_FRENCH);
    assertThat(StoreFixture.done(days.calendar(alice, french)).title()).isEqualTo("Anniversaires");
    language = "de";
    assertThat(StoreFixture.done(days.calendar(alice, french)).title()).isEqualTo("Geburtstage");
    assertThat(texts(StoreFixture.done(days.all(alice, french))))
        .anySatisfy(text -> assertThat(text).contains("SUMMARY:Ann: Hochzeitstag\r\n"));
    language = "xx";
    assertThat(StoreFixture.done(days.calendar(alice, french)).title()).isEqualTo("Birthdays");
  }

  @Test
  void contactDayKeepsItsTagUntilTheContactChanges() {
    put("Ann", "BDAY:19900415");
    ContactDay before = StoreFixture.done(days.all(alice, ANY)).getFirst();
    ContactDay again = StoreFixture.done(days.all(alice, ANY)).getFirst();
    assertThat(again.tag()).isEqualTo(before.tag());
    put("Ann", "BDAY:19900416");
    ContactDay after =
        StoreFixture.done(days.named(alice, ANY, Set.of(before.name(), "none"))).getFirst();
    assertThat(after.tag()).isNotEqualTo(before.tag());
    assertThat(uid(after)).isEqualTo(uid(before));
  }

  private static String uid(ContactDay day) {
    return new String(day.octets(), UTF_8)
        .lines()
        .filter(line -> line.startsWith("UID:"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void addedChangedAndRemovedDaysAreReported() {
    put("Ann", "BDAY:19900415");
    put("Bob", "BDAY:19800101", "ANNIVERSARY:20100101");
    String before = now();
    assertThat(since(before).changed()).isEmpty();
    List<String> names =
        StoreFixture.done(days.all(alice, ANY)).stream().map(ContactDay::name).toList();

    put("Cid", "BDAY:19700101");
    put("Bob", "ANNIVERSARY:20110101");
    remove("Ann");
    ContactDayChanges changes = since(before);
    assertThat(texts(changes.changed()))
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("Cid: birthday"),
            text -> assertThat(text).contains("Bob: anniversary", "20110101"));
    List<String> left =
        StoreFixture.done(days.all(alice, ANY)).stream().map(ContactDay::name).toList();
    assertThat(names).filteredOn(name -> !left.contains(name)).hasSize(2);
    assertThat(changes.removed())
        .containsAll(names.stream().filter(name -> !left.contains(name)).toList())
        .doesNotContainAnyElementsOf(left);
    assertThat(changes.more()).isFalse();
    ContactDayChanges next = since(changes.state());
    assertThat(next.changed()).isEmpty();
    assertThat(next.removed()).isEmpty();
  }

  @Test
  void initialSyncInPagesMissesNoConcurrentChange() {
    for (int i = 0; i < 7; i++) {
      put("P" + i, "BDAY:1990010" + (i + 1));
    }
    List<String> told = new ArrayList<>();
    ContactDayChanges page = StoreFixture.done(days.begin(alice, ANY, 3));
    page.changed().forEach(day -> told.add(day.name()));
    assertThat(page.more()).isTrue();
    put("Late", "BDAY:19900201");
    remove("P0");
    List<String> gone = new ArrayList<>();
    while (page.more()) {
      page = StoreFixture.done(days.changes(alice, ANY, page.state(), 3));
      assertThat(page.changed().size() + page.removed().size()).isLessThanOrEqualTo(3);
      page.changed().forEach(day -> told.add(day.name()));
    }
    page = since(page.state());
    page.changed().forEach(day -> told.add(day.name()));
    gone.addAll(page.removed());
    told.removeAll(gone);
    assertThat(Set.copyOf(told))
        .isEqualTo(
            Set.copyOf(
                StoreFixture.done(days.all(alice, ANY)).stream().map(ContactDay::name).toList()));
  }

  @Test
  void changesAreListedInPages() {
    String state = now();
    for (int i = 0; i < 7; i++) {
      put("P" + i, "BDAY:1990010" + (i + 1), "ANNIVERSARY:20100101");
    }
    int told = 0;
    ContactDayChanges page;
    do {
      page = StoreFixture.done(days.changes(alice, ANY, state, 4));
      assertThat(page.changed()).hasSizeLessThanOrEqualTo(4);
      told += page.changed().size();
      state = page.state();
    } while (page.more());
    assertThat(told).isEqualTo(14);
  }

  @Test
  void stateOfAnotherCollectionIsOutdated() {
    put("Ann", "BDAY:19900415");
    String before = now();
    for (String other :
        List.of(
            "", "1", "1 en ", "9 en  " + book + " x", before + " 99 1-0-0-0", before + "x", "~")) {
      assertThat(days.changes(alice, ANY, other, 10).asFailure())
          .as(other)
          .containsInstanceOf(Failure.Outdated.class);
    }
    language = "de";
    assertThat(days.changes(alice, ANY, before, 10))
        .isEqualTo(Answer.failed(new Failure.Outdated(0)));
    language = "en";
    StoreFixture.done(
        fixture.collections().create(alice, new MailboxName("More"), CollectionKind.CONTACTS));
    assertThat(days.changes(alice, ANY, before, 10))
        .isEqualTo(Answer.failed(new Failure.Outdated(0)));
  }

  @Test
  void disabledContactDaysHaveNoCalendar() {
    put("Ann", "BDAY:19900415");
    wanted = false;
    assertThat(days.calendar(alice, ANY).asFailure()).isPresent();
    assertThat(days.all(alice, ANY).asFailure())
        .hasValueSatisfying(why -> assertThat(why).isInstanceOf(Failure.NotFound.class));
  }
}
