package org.carillon.calendar.internal.reminding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.FixedAddresses;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.calendar.CalendarPreferenceSettings;
import org.carillon.calendar.Reminder;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.scheduling.TransactionalMail;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.Telling;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.mailbox.internal.TransactionalMails;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that alarms ring on pages and by mail until acknowledged. */
class RemindersTest extends AliceTest {
  private static final ItemKey KEY = new ItemKey("talk.ics");

  private final List<String> messages = new ArrayList<>();
  private final List<String> news = new ArrayList<>();
  private DeclaredSettings settings = new DeclaredSettings();
  private GroupwareFixture groupware;
  private ReminderIndex index;
  private StoredReminders reminders;
  private long calendar;

  @BeforeEach
  void open() {
    CalendarObjects kind = new CalendarObjects(settings);
    groupware = GroupwareFixture.of(fixture, List.of(kind), List.of());
    index =
        new ReminderIndex(
            fixture.parts.transactions(),
            groupware.objects(),
            groupware.views(),
            kind,
            _ -> Optional.of(alice),
            _ -> ZoneOffset.UTC);
    reminders = new StoredReminders(groupware.objects(), index, fixture.parts.transactions());
    calendar =
        StoreFixture.done(groupware.objects().collections(alice)).stream()
            .filter(entry -> entry.kind() == CollectionKind.CALENDAR)
            .findFirst()
            .orElseThrow()
            .id();
  }

  private ReminderJob turn() {
    FixedAddresses addresses = new FixedAddresses().account(1, "user1");
    ServiceCallers behalf =
        new ServiceCallers(addresses) {
          @Override
          public Optional<Caller> of(long account, String work) {
            return Optional.of(alice);
          }
        };
    TransactionalMail mail =
        (_, to, message, also) -> {
          messages.add(to + "\n" + new String(message, UTF_8));
          TransactionalMails.write(fixture.parts.transactions(), also);
          return true;
        };
    return new ReminderJob(
        fixture.parts.transactions(),
        groupware.objects(),
        index,
        addresses,
        settings,
        () -> mail,
        behalf,
        List.of((_, _, key, at) -> news.add(key.value() + " " + at)));
  }

  private void put(Instant start, String action) throws SQLException {
    String text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:x
        BEGIN:VEVENT
        UID:talk
        DTSTAMP:20260101T000000Z
        DTSTART:%s
        SUMMARY:Talk
        LOCATION:Hall
        BEGIN:VALARM
        ACTION:%s
        DESCRIPTION:Talk
        SUMMARY:Talk
        ATTENDEE:mailto:stranger@elsewhere.test
        TRIGGER:-PT15M
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(CalendarTime.utc(start.truncatedTo(ChronoUnit.SECONDS)).written(), action);
    StoreFixture.done(
        groupware
            .objects()
            .put(
                alice,
                calendar,
                KEY,
                new Precondition.Always(),
                new NewObject(text.replace("\n", "\r\n").getBytes(UTF_8), Telling.NEVER)));
    follow();
  }

  private void follow() throws SQLException {
    index.notice();
    while (index.take()) {
      // This repeats until no changed calendar is left.
    }
  }

  private List<Reminder> ringing() {
    return StoreFixture.done(reminders.ringing(alice)).all();
  }

  @Test
  void ringingAlarmIsListedSnoozedAndAcknowledged() throws Exception {
    Instant start = Instant.now().plus(Duration.ofMinutes(10));
    put(start, "DISPLAY");
    assertThat(ringing())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.title()).isEqualTo("Talk");
              assertThat(one.place()).isEqualTo("Hall");
              assertThat(one.start()).contains(start.truncatedTo(ChronoUnit.SECONDS));
              assertThat(one.instance()).isEmpty();
            });
    StoreFixture.done(reminders.heard(alice, calendar, KEY, Optional.of(Duration.ofMinutes(5))));
    assertThat(ringing()).isEmpty();
    assertThat(StoreFixture.done(reminders.ringing(alice)).next().orElseThrow())
        .isAfter(Instant.now().plusSeconds(280));
    assertThat(reminders.heard(alice, calendar, KEY, Optional.empty()).asFailure())
        .as("nothing rings now")
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void alarmOfAMovedOrDeletedEventStopsRinging() throws Exception {
    put(Instant.now().plus(Duration.ofMinutes(10)), "DISPLAY");
    assertThat(ringing()).hasSize(1);
    put(Instant.now().plus(Duration.ofHours(5)), "DISPLAY");
    assertThat(ringing()).isEmpty();
    put(Instant.now().plus(Duration.ofMinutes(10)), "DISPLAY");
    StoreFixture.done(
        groupware.objects().delete(alice, calendar, KEY, new Precondition.Always(), Telling.NEVER));
    follow();
    assertThat(ringing()).isEmpty();
  }

  @Test
  void reminderIsMailedOnceToTheOwnerOnly() throws Exception {
    Instant start = Instant.now().plus(Duration.ofMinutes(10));
    put(start, "EMAIL");
    assertThat(turn().take()).isTrue();
    assertThat(messages).hasSize(1);
    assertThat(messages.getFirst())
        .startsWith("user1@example.test\n")
        .contains("Reminder=3A_Talk")
        .doesNotContain("stranger");
    assertThat(ringing()).as("mail is no news on pages").isEmpty();
    assertThat(turn().take()).isFalse();
    // The object changes, and its row is made again.
    put(start, "EMAIL");
    while (turn().take()) {
      // This repeats until none is due.
    }
    assertThat(messages).hasSize(1);
  }

  @Test
  void ringingAlarmIsPushedUntilAcknowledged() throws Exception {
    Instant start = Instant.now().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
    put(start, "EMAIL");
    assertThat(turn().take()).isTrue();
    assertThat(news).as("it asks for mail alone").isEmpty();
    put(start, "DISPLAY");
    assertThat(turn().take()).isTrue();
    assertThat(news).containsExactly("talk.ics " + start.minus(Duration.ofMinutes(15)));
    assertThat(StoreFixture.done(reminders.ringing(alice, calendar, KEY)).orElseThrow().title())
        .isEqualTo("Talk");
    StoreFixture.done(reminders.heard(alice, calendar, KEY, Optional.empty()));
    assertThat(StoreFixture.done(reminders.ringing(alice, calendar, KEY))).isEmpty();
    follow();
    assertThat(turn().take()).isFalse();
    assertThat(news).hasSize(1);
  }

  @Test
  void alarmsAreMailedOnRequest() throws Exception {
    put(Instant.now().plus(Duration.ofMinutes(10)), "DISPLAY");
    assertThat(turn().take()).isTrue();
    assertThat(messages).isEmpty();
    settings = settings.with(CalendarPreferenceSettings.BY_MAIL, true);
    put(Instant.now().plus(Duration.ofMinutes(9)), "DISPLAY");
    assertThat(turn().take()).isTrue();
    assertThat(messages).hasSize(1);
  }

  @Test
  void longPastAlarmIsNotSent() throws Exception {
    put(Instant.now().minus(Duration.ofDays(2)), "EMAIL");
    assertThat(turn().take()).isFalse();
    assertThat(ringing()).isEmpty();
  }
}
