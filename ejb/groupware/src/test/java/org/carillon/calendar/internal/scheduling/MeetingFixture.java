package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.internal.group.StoredMemberships;
import org.carillon.account.internal.resource.ResourceOperations;
import org.carillon.account.internal.resource.StoredBookings;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.BookingRules;
import org.carillon.account.resource.ResourceAttributes;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.calendar.internal.scheduling.inbox.InboxRows;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.scheduling.MeetingMailLimits;
import org.carillon.contract.scheduling.TransactionalMail;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.Meeting;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.mailbox.internal.TransactionalMails;
import org.carillon.policy.sender.SenderList;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fixture with accounts, rooms and messages to people elsewhere, on top of a real database. */
abstract class MeetingFixture {
  static final String ANNA = "anna@example.test";
  static final String BEN = "ben@example.test";
  static final String FAR = "far@example.org";
  static final String ROOM = "room@example.test";
  static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  static final Instant TOMORROW =
      Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(1));

  private static final SenderList BLOCKED = new SenderList(Map.of(ANNA, SenderChoice.BLOCK));

  final MeetingMailLimits reach =
      new MeetingMailLimits() {
        @Override
        public boolean reaches(long account, String address) {
          return !address.equals(unreached);
        }

        @Override
        public long recipients(long account) {
          return most;
        }
      };

  @TempDir Path folder;
  @TempDir Path home;

  StoreFixture fixture;
  TestDirectory directory;
  GroupwareFixture groupware;
  ResourceOperations resources;
  StoredBookings bookings;
  MeetingAddresses own;
  AccountCalendars calendars;
  InboxRows inboxes;
  CalendarDeputies deputies;
  IncomingScheduling incoming;
  SchedulingJob turn;
  DeliveryStatusMarks marks;
  final List<String> mails = new ArrayList<>();

  /** The messages to users of this server, in addition to the changes of their calendars. */
  final List<String> localMails = new ArrayList<>();

  /** The account in whose name each group is written to, by the group's address. */
  final Map<String, Long> authors = new HashMap<>();

  private final TransactionalMail mail =
      new TransactionalMail() {
        @Override
        public boolean send(String domain, String to, byte[] message, Rows also)
            throws IOException {
          return MeetingFixture.this.send(domain, to, message, also);
        }

        @Override
        public boolean sendFor(long author, String domain, String to, byte[] message, Rows also)
            throws IOException {
          authors.put(to, author);
          return send(domain, to, message, also);
        }
      };

  boolean isMailAway;

  /** The address whose messages fail as soon as they are written. */
  String failing = "";

  /** An action between the record of a pending notification and the change itself. */
  Runnable meanwhile = () -> {};

  /** The account that accepts nothing from Anna. */
  long blocking;

  /** The address to which nobody here may write. */
  String unreached = "";

  long most = 1000;

  /** The number of messages that accounts may still send. */
  int allowed = 1_000_000;

  final Map<Long, Caller> callers = new HashMap<>();
  Caller anna;
  Caller ben;

  @BeforeEach
  void open() throws SQLException {
    fixture = StoreFixture.open(folder);
    directory = new TestDirectory(fixture.database, home);
    var transactions = directory.transactions();
    resources = new ResourceOperations(transactions, directory.accounts(), directory.audit());
    var bookings =
        new StoredBookings(
            fixture.database.transactions(),
            new StoredMemberships(fixture.database.transactions(), directory.image()));
    SchedulingRows rows = new SchedulingRows(fixture.parts.transactions());
    MeetingAddresses own = new MeetingAddresses(directory.addresses());
    GroupwareKind<?> kind = kind();
    var spokespeople = new SchedulingAuthorization(directory.addresses(), directory.settings());
    groupware =
        GroupwareFixture.of(
            fixture,
            List.of(kind),
            List.of(
                new InterruptedPuts(
                    new SchedulingHook(rows, own, spokespeople), () -> meanwhile.run())));
    fixture.items = groupware.items(this::acting);
    inboxes = new InboxRows(fixture.parts.transactions());
    calendars =
        new AccountCalendars(groupware::objects, groupware::views, List.of(kind), inboxes, own);
    LongFunction<Optional<Caller>> acting = this::acting;
    ResourceResponder rooms =
        new ResourceResponder(
            fixture.parts.transactions(), calendars, bookings, own, directory.settings());
    this.bookings = bookings;
    this.own = own;
    deputies =
        new CalendarDeputies(
            calendars,
            own,
            acting,
            spokespeople,
            directory.addresses(),
            directory.settings(),
            () ->
                (domain, to, message) -> {
                  mails.add(to + "\n" + new String(message, UTF_8));
                  return true;
                });
    incoming =
        new IncomingScheduling(
            calendars,
            rows,
            own,
            acting,
            bookings,
            rooms,
            new BookingApprovals(calendars, rows, own, bookings),
            inboxes,
            deputies);
    marks = new DeliveryStatusMarks(calendars, own, acting);
    turn =
        new SchedulingJob(
            rows,
            calendars,
            incoming,
            own,
            acting,
            directory.addresses(),
            bookings,
            new SchedulingMailSender(
                directory.addresses(), directory.settings(), () -> mail, Optional.empty()),
            new DirectDelivery(
                directory.settings(),
                account -> account == blocking ? BLOCKED : SenderList.EMPTY,
                bookings),
            () -> reach,
            marks,
            (account, recipients) -> allowed-- > 0);
    directory.domain("example.test");
    anna = person(ANNA);
    ben = person(BEN);
  }

  GroupwareKind<?> kind() {
    return new MeetingKind();
  }

  private boolean send(String domain, String to, byte[] message, TransactionalMail.Rows also)
      throws IOException {
    if (isMailAway) {
      throw new IOException("away");
    }
    TransactionalMails.write(fixture.parts.transactions(), also);
    String text = new String(message, UTF_8);
    Optional<Long> here = own.account(to);
    Optional<Meeting> said = CalendarParts.message(Content.of(message));
    boolean isInCalendar =
        here.isPresent()
            && said.isPresent()
            && incoming.stored(here.get(), said.get().uid()).isPresent();
    (isInCalendar ? localMails : mails).add(to + "\n" + text);
    if (to.equals(failing)) {
      marks.failed(Content.of(message), List.of(to));
    }
    return true;
  }

  Caller person(String address) throws SQLException {
    return known(directory.account(address).id(), address);
  }

  Caller known(long id, String address) throws SQLException {
    Caller caller = fixture.account(id, address);
    fixture.called(id, address);
    callers.put(id, caller);
    return caller;
  }

  Caller room(BookingRules rules) throws SQLException {
    BookableResource room =
        done(resources.create(ADMINISTRATOR, ROOM, ResourceAttributes.USUAL.with(rules)));
    return known(room.account(), ROOM);
  }

  static BookingRules rules(
      BookingPermission bookers, boolean automatic, SeriesConflicts conflicts, int longest) {
    return new BookingRules(
        bookers,
        List.of(),
        automatic,
        automatic ? List.of() : List.of(FAR),
        30,
        longest,
        true,
        0,
        conflicts,
        "");
  }

  Optional<Caller> acting(long account) {
    return Optional.ofNullable(callers.get(account));
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  static String event(String uid, Instant begin, String more, String... attendees) {
    StringBuilder text = new StringBuilder();
    text.append("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:")
        .append(uid)
        .append("\r\nDTSTAMP:20261124T080000Z\r\nDTSTART:")
        .append(UTC.format(begin))
        .append("\r\nDTEND:")
        .append(UTC.format(begin.plus(Duration.ofHours(1))))
        .append("\r\nSUMMARY:Talk\r\n")
        .append(more)
        .append("ORGANIZER:mailto:" + ANNA + "\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:" + ANNA)
        .append("\r\n");
    for (String attendee : attendees) {
      text.append("ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:").append(attendee);
      text.append("\r\n");
    }
    return text.append("END:VEVENT\r\nEND:VCALENDAR\r\n").toString();
  }

  long calendar(Caller caller) {
    return done(groupware.objects().collections(caller)).stream()
        .filter(entry -> entry.kind() == CollectionKind.CALENDAR)
        .findFirst()
        .orElseThrow()
        .id();
  }

  Answer<StoredObjectResult> put(Caller caller, String key, String object) {
    return groupware
        .objects()
        .put(
            caller,
            calendar(caller),
            new ItemKey(key),
            new Precondition.Always(),
            new NewObject(object.getBytes(UTF_8), Telling.AT_ONCE));
  }

  void tellAll() throws SQLException {
    int rounds = 0;
    while (turn.take()) {
      assertThat(++rounds).isLessThan(100);
    }
  }

  Meeting meeting(Caller caller, String uid) throws IOException {
    return incoming.stored(caller.account(), uid).orElseThrow();
  }

  String status(Caller caller, String uid, String who) throws IOException {
    return CalendarUsers.status(
        CalendarUsers.attendee(meeting(caller, uid).first(), Set.of(who)).orElseThrow());
  }

  String answered(Caller caller, String uid, String status) throws IOException {
    return meeting(caller, uid)
        .calendar()
        .toString()
        .replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=" + status);
  }
}
