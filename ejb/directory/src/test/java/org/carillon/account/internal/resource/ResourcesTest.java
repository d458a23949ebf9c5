package org.carillon.account.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.MailAddress;
import org.carillon.account.PasswordInput;
import org.carillon.account.Resolution;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.internal.group.GroupMemberOperations;
import org.carillon.account.internal.group.GroupOperations;
import org.carillon.account.internal.group.StoredMemberships;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.BookingRules;
import org.carillon.account.resource.ResourceAttributes;
import org.carillon.account.resource.ResourceCategory;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SavedRows;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of resources with a real database. */
class ResourcesTest {
  private static final String ROOM = "room@example.test";

  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.fresh();
  private TestDirectory directory;
  private DirectoryTransactions transactions;
  private ResourceOperations resources;
  private StoredBookings bookings;
  private Account alice;

  @BeforeEach
  void open() {
    directory = new TestDirectory(database, home);
    transactions = new DirectoryTransactions(database.transactions(), directory.versions());
    resources = new ResourceOperations(transactions, directory.accounts(), directory.audit());
    bookings =
        new StoredBookings(
            database.transactions(),
            new StoredMemberships(database.transactions(), directory.image()));
    directory.domain("example.test");
    alice = directory.account("alice@example.test");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static ResourceAttributes bookedBy(BookingPermission bookers, String... named) {
    BookingRules usual = BookingRules.USUAL;
    return ResourceAttributes.USUAL.with(
        new BookingRules(
            bookers,
            List.of(named),
            usual.automatic(),
            usual.delegates(),
            usual.horizonDays(),
            usual.longestMinutes(),
            usual.recurring(),
            usual.seriesDays(),
            usual.conflicts(),
            usual.hours()));
  }

  private BookableResource room(ResourceAttributes terms) {
    return done(resources.create(ADMINISTRATOR, ROOM, terms));
  }

  private static String invalid(Answer<?> answer) {
    return answer instanceof Answer.Failed<?>(Failure.Invalid failure) ? failure.code() : "";
  }

  @Test
  void roomReceivesMailButCannotSignIn() {
    BookableResource room = room(ResourceAttributes.USUAL);

    assertThat(directory.addresses().resolve(ROOM))
        .isEqualTo(new Resolution.Local(room.account(), room.domain(), ROOM, ""));
    Answer<Account> set =
        directory
            .accounts()
            .change(
                ADMINISTRATOR,
                ROOM,
                new AccountChange(
                    Optional.of(new PasswordInput.Typed("correct horse battery")),
                    Optional.empty(),
                    Optional.empty()),
                OptionalLong.empty());
    assertThat(set.asFailure().orElseThrow()).isInstanceOf(Failure.NotAllowed.class);
    assertThat(isRoom()).isTrue();
    assertThat(done(directory.accounts().list(ADMINISTRATOR, Optional.empty(), FIRST_PAGE)).items())
        .extracting(Account::address)
        .containsExactly("alice@example.test");
  }

  @Test
  void resourceAttributesAreStoredAndChanged() {
    directory.account("boss@example.test");
    ResourceAttributes terms =
        new ResourceAttributes(
            "Blue room",
            ResourceCategory.ROOM,
            "No food",
            "House 2",
            12,
            List.of("projector", "whiteboard"),
            "Europe/Berlin",
            new BookingRules(
                BookingPermission.NAMED,
                List.of("alice@example.test", "far@example.org"),
                false,
                List.of("boss@example.test"),
                30,
                120,
                true,
                90,
                SeriesConflicts.REFUSE_THOSE,
                "mon-fri 08:00-18:00"));
    BookableResource room = room(terms);

    assertThat(room.terms()).isEqualTo(terms);
    assertThat(done(resources.find(ADMINISTRATOR, ROOM)).terms()).isEqualTo(terms);
    BookableResource changed =
        done(
            resources.change(
                ADMINISTRATOR,
                ROOM,
                now -> bookedBy(BookingPermission.DOMAIN),
                OptionalLong.of(room.version())));
    assertThat(changed.terms()).isEqualTo(ResourceAttributes.USUAL);
    assertThat(resources.change(ADMINISTRATOR, ROOM, now -> terms, OptionalLong.of(room.version())))
        .isEqualTo(Answer.failed(new Failure.Outdated(changed.version())));
    assertThat(done(resources.list(ADMINISTRATOR, Optional.of("example.test"), FIRST_PAGE)).items())
        .containsExactly(changed);
  }

  @Test
  void invalidAttributesAreRefusedAndNothingIsCreated() {
    assertThat(invalid(resources.create(ADMINISTRATOR, ROOM, bookedBy(BookingPermission.NAMED))))
        .isEqualTo("no-booker");
    assertThat(
            invalid(
                resources.create(
                    ADMINISTRATOR, ROOM, bookedBy(BookingPermission.NAMED, "nobody@example.test"))))
        .isEqualTo("unknown-member");
    assertThat(
            invalid(
                resources.create(
                    ADMINISTRATOR,
                    ROOM,
                    new ResourceAttributes(
                        "",
                        ResourceCategory.ROOM,
                        "",
                        "",
                        0,
                        List.of(),
                        "Mars",
                        BookingRules.USUAL))))
        .isEqualTo("unknown-time-zone");
    assertThat(resources.create(ADMINISTRATOR, "alice@example.test", ResourceAttributes.USUAL))
        .isInstanceOf(Answer.Failed.class);
    assertThat(directory.addresses().resolve(ROOM)).isNotInstanceOf(Resolution.Local.class);
    assertThat(done(resources.list(ADMINISTRATOR, Optional.empty(), FIRST_PAGE)).items()).isEmpty();
  }

  @Test
  void invalidFeaturesAndOwnApprovalAreRefused() {
    for (List<String> odd : List.of(List.of("a\nb"), List.of("beamer", "Beamer"))) {
      assertThat(
              invalid(
                  resources.create(
                      ADMINISTRATOR,
                      ROOM,
                      new ResourceAttributes(
                          "", ResourceCategory.ROOM, "", "", 0, odd, "", BookingRules.USUAL))))
          .isIn("malformed", "twice-word");
    }
    BookingRules usual = BookingRules.USUAL;
    ResourceAttributes approving =
        ResourceAttributes.USUAL.with(
            new BookingRules(
                usual.bookers(),
                List.of(),
                false,
                List.of("Room@example.test"),
                usual.horizonDays(),
                usual.longestMinutes(),
                usual.recurring(),
                usual.seriesDays(),
                usual.conflicts(),
                usual.hours()));
    room(ResourceAttributes.USUAL);
    assertThat(
            invalid(resources.change(ADMINISTRATOR, ROOM, now -> approving, OptionalLong.empty())))
        .isEqualTo("own-delegate");
  }

  @Test
  void deletedResourceIsUndeletedWithItsRules() {
    BookableResource room = room(bookedBy(BookingPermission.NOBODY));

    done(resources.delete(ADMINISTRATOR, ROOM, OptionalLong.empty()));
    assertThat(resources.find(ADMINISTRATOR, ROOM)).isInstanceOf(Answer.Failed.class);
    assertThat(bookings.of(room.account())).isEmpty();
    done(directory.deletedAccounts().recover(ADMINISTRATOR, ROOM, Optional.empty()));
    assertThat(done(resources.find(ADMINISTRATOR, ROOM)).terms()).isEqualTo(room.terms());
  }

  @Test
  void resourcesAreHiddenFromOtherAdministrators() {
    room(ResourceAttributes.USUAL);
    Caller user =
        new Caller(alice.id(), alice.address(), new Rights.User(), "test", Proof.PASSWORD);

    assertThat(resources.find(user, ROOM)).isInstanceOf(Answer.Failed.class);
    assertThat(resources.create(user, "car@example.test", ResourceAttributes.USUAL))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
  }

  @Test
  void resourceIsBookedByPermittedAccountsOnly() {
    BookableResource room = room(bookedBy(BookingPermission.NAMED, "far@example.org"));
    GroupOperations groups = new GroupOperations(transactions, directory.audit());
    done(groups.create(ADMINISTRATOR, "staff@example.test", GroupAttributes.USUAL));

    assertThat(bookings.mayBook(room, Optional.empty(), "Far@Example.org")).isTrue();
    assertThat(bookings.mayBook(room, Optional.of(alice.id()), alice.address())).isFalse();

    room = change(bookedBy(BookingPermission.NAMED, "staff@example.test"));
    assertThat(bookings.mayBook(room, Optional.of(alice.id()), alice.address())).isFalse();
    done(
        new GroupMemberOperations(transactions, directory.audit())
            .add(ADMINISTRATOR, "staff@example.test", List.of("alice@example.test")));
    bookings =
        new StoredBookings(
            database.transactions(),
            new StoredMemberships(database.transactions(), directory.image()));
    assertThat(bookings.mayBook(room, Optional.of(alice.id()), alice.address())).isTrue();

    room = change(bookedBy(BookingPermission.DOMAIN));
    assertThat(bookings.mayBook(room, Optional.of(alice.id()), alice.address())).isTrue();
    assertThat(bookings.mayBook(room, Optional.empty(), alice.address())).isFalse();
  }

  private BookableResource change(ResourceAttributes terms) {
    return done(resources.change(ADMINISTRATOR, ROOM, now -> terms, OptionalLong.empty()));
  }

  @Test
  void roomsAreFoundByCapacityAndFeatures() {
    BookableResource room =
        room(
            new ResourceAttributes(
                "",
                ResourceCategory.ROOM,
                "",
                "",
                12,
                List.of("Projector"),
                "",
                BookingRules.USUAL));

    assertThat(bookings.found(room.domain(), 12, List.of("projector"), 10)).containsExactly(room);
    assertThat(bookings.found(room.domain(), 13, List.of(), 10)).isEmpty();
    assertThat(bookings.found(room.domain(), 0, List.of("sauna"), 10)).isEmpty();
  }

  @Test
  void resourcesAreRestoredFromABackup() throws Exception {
    BookableResource room =
        room(bookedBy(BookingPermission.NAMED, "alice@example.test", "x@example.org"));
    List<String> rows = saved(new SavedResources());
    SavedResourcePeople kind = new SavedResourcePeople(directory.transactions());
    List<String> people = saved(kind);
    try (Connection connection = directory.connection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("delete from resource");
        statement.execute("update account set is_resource = false");
      }
      for (String row : rows) {
        assertThat(new SavedResources().restore(connection, row)).isTrue();
        assertThat(new SavedResources().restore(connection, row)).isFalse();
      }
      for (String row : people) {
        assertThat(kind.restore(connection, row)).isTrue();
      }
      connection.commit();
    }

    assertThat(done(resources.find(ADMINISTRATOR, ROOM)).terms()).isEqualTo(room.terms());
    assertThat(isRoom()).isTrue();
  }

  /** Returns whether this is a room's account, with no sign-in (identity, RoomSignInTest). */
  private boolean isRoom() {
    MailAddress address = MailAddress.canonical(ROOM).orElseThrow();
    return database
        .transactions()
        .read(entities -> DirectoryQueries.account(entities, address).orElseThrow().isResource());
  }

  private List<String> saved(SavedRows kind) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = directory.connection()) {
      connection.setAutoCommit(false);
      kind.save(connection, rows::add);
    }
    return rows;
  }
}
