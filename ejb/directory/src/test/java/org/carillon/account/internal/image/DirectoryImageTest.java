package org.carillon.account.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.carillon.account.Account;
import org.carillon.account.Alias;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.internal.group.GroupMemberOperations;
import org.carillon.account.internal.group.GroupOperations;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Scope;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.startup.DatabaseReady;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryImageTest {
  private static final Duration BOUND = Duration.ofSeconds(20);

  @TempDir private Path home;
  private TestDatabase database;
  private TestDirectory directory;

  /** The image of another node, which gets no notices of changes. */
  private DirectoryImage image;

  @BeforeEach
  void people() {
    database = TestDatabase.fresh();
    directory = new TestDirectory(database, home);
    directory.domain("image.test");
    directory.account("ann@image.test");
    directory.account("bob@image.test");
    image =
        new DirectoryImage(
            directory.sql(),
            database.transactions(),
            directory.settings(),
            SettingsOn.database(database).versions());
    image.start(new DatabaseReady());
    until(() -> !(said("ann") instanceof ImageAnswer.Silent));
  }

  @AfterEach
  void close() {
    image.stop();
    database.close();
  }

  private static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private long id() {
    return domainId(image.fresh(lines -> lines.domain("image.test")));
  }

  private static long domainId(ImageAnswer<AddressLookup.Domain> answer) {
    return ((ImageAnswer.Found<AddressLookup.Domain>) answer).value().id();
  }

  private ImageAnswer<AddressLookup.Line> said(String localPart) {
    return image.known(
        lines -> lines.domain("image.test").flatMap(own -> lines.line(own.id(), localPart)));
  }

  private boolean isEnabled(String localPart) {
    return said(localPart)
            instanceof
            ImageAnswer.Found<AddressLookup.Line>(
                AddressLookup.Person(long _, long _, String _, boolean enabled))
        && enabled;
  }

  /** Changes a column of an account. */
  private static void set(Connection connection, String what, String localPart)
      throws SQLException {
    try (var update =
        connection.prepareStatement("update account set " + what + " where local_part = ?")) {
      update.setString(1, localPart);
      update.executeUpdate();
    }
  }

  private static void switchOff(Connection connection, String localPart) throws SQLException {
    set(connection, "enabled = false, version = version + 1", localPart);
  }

  @Test
  void lateCommitOfAnEarlyTransactionIsSeen() throws Exception {
    try (Connection early = directory.connection();
        Connection late = directory.connection()) {
      early.setAutoCommit(false);
      late.setAutoCommit(false);
      switchOff(early, "ann");
      switchOff(late, "bob");
      late.commit();
      image.follow();
      assertThat(isEnabled("bob")).isFalse();
      assertThat(isEnabled("ann")).isTrue();

      early.commit();
      image.follow();
      assertThat(isEnabled("ann")).isFalse();
    }
  }

  @Test
  void noInterleavingOfTransactionsHidesAChange() throws Exception {
    for (int i = 0; i < 8; i++) {
      directory.account("p" + i + "@image.test");
    }
    Random random = new Random(1);
    for (int round = 0; round < 10; round++) {
      Connection[] open = new Connection[8];
      try {
        for (int step = 0; step < 40; step++) {
          int at = random.nextInt(open.length);
          if (open[at] == null) {
            open[at] = directory.connection();
            open[at].setAutoCommit(false);
            set(open[at], "enabled = not enabled", "p" + at);
          } else {
            if (random.nextInt(4) == 0) {
              open[at].rollback();
            } else {
              open[at].commit();
            }
            open[at].setAutoCommit(true);
            open[at].close();
            open[at] = null;
          }
          if (random.nextInt(3) == 0) {
            image.follow();
          }
        }
      } finally {
        for (Connection one : open) {
          if (one != null) {
            one.rollback();
            one.setAutoCommit(true);
            one.close();
          }
        }
      }
      image.follow();
      sameAsTheDatabase();
    }
  }

  /** Checks that the image and the database give the same answers. */
  private void sameAsTheDatabase() {
    List<Function<AddressLookup, Optional<?>>> questions = new ArrayList<>();
    for (String name : List.of("image.test", "other.test", "more.test", "none.test")) {
      questions.add(lines -> lines.domain(name).map(AddressLookup.Domain::id));
      questions.add(lines -> lines.domain(name).map(AddressLookup.Domain::enabled));
      for (String local :
          List.of("ann", "bob", "carl", "p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "x", "y")) {
        questions.add(lines -> lines.domain(name).flatMap(own -> lines.line(own.id(), local)));
      }
    }
    for (long id = 1; id < 40; id++) {
      long asked = id;
      questions.add(lines -> lines.person(asked));
      questions.add(lines -> lines.domain(asked).map(AddressLookup.Domain::name));
    }
    assertThat(image.known(lines -> Optional.of(answers(questions, lines))))
        .isEqualTo(
            new ImageAnswer.Found<>(
                database
                    .transactions()
                    .read(entities -> answers(questions, new DatabaseAddressLookup(entities)))));
  }

  private static List<Optional<?>> answers(
      List<Function<AddressLookup, Optional<?>>> questions, AddressLookup lines) {
    return questions.stream().<Optional<?>>map(question -> question.apply(lines)).toList();
  }

  @Test
  void imageFollowsEveryKindOfChange() throws Exception {
    List<Runnable> changes =
        List.of(
            () -> directory.account("carl@image.test"),
            () ->
                done(
                    directory
                        .aliases()
                        .create(
                            ADMINISTRATOR,
                            new Alias("x@image.test", Alias.Kind.NAME, "ann@image.test"))),
            () -> directory.domain("other.test"),
            () ->
                done(
                    directory
                        .aliases()
                        .create(
                            ADMINISTRATOR,
                            new Alias("y@other.test", Alias.Kind.NAME, "ann@image.test"))),
            () -> done(directory.aliases().delete(ADMINISTRATOR, "x@image.test")),
            () ->
                done(
                    directory
                        .aliases()
                        .create(
                            ADMINISTRATOR,
                            new Alias("x@image.test", Alias.Kind.NAME, "bob@image.test"))),
            () -> sql("update domain set enabled = false where name = 'other.test'"),
            () -> sql("update domain set enabled = true where name = 'other.test'"),
            () ->
                sql(
                    "insert into domain_name select 'more.test', id from domain where name = 'other.test'"),
            () -> sql("delete from domain_name where name = 'more.test'"),
            () ->
                done(
                    directory
                        .accounts()
                        .delete(ADMINISTRATOR, "carl@image.test", OptionalLong.empty())));
    for (Runnable change : changes) {
      change.run();
      image.follow();
      sameAsTheDatabase();
    }
  }

  private void sql(String statement) {
    try (Connection connection = directory.connection();
        var running = connection.createStatement()) {
      running.executeUpdate(statement);
    } catch (SQLException refused) {
      throw new AssertionError(refused);
    }
  }

  @Test
  void newAccountIsOneChange() throws Exception {
    sql("delete from directory_change");
    directory.account("carl@image.test");
    assertThat(count("kind = 'PERSON'")).isEqualTo(1);
    sql("update credential set changed = now()");
    assertThat(count("deed = 'INNER'")).isEqualTo(3);
  }

  private long count(String which) throws SQLException {
    try (Connection connection = directory.connection();
        var select = connection.createStatement();
        var row = select.executeQuery("select count(*) from directory_change where " + which)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void absenceIsAnsweredFromARefreshThatBeganAfterTheQuestion() {
    image.follow();
    assertThat(image.sure(lines -> lines.line(id(), "carl"))).isInstanceOf(ImageAnswer.None.class);
    Account carl = directory.account("carl@image.test");
    assertThat(image.known(lines -> lines.person(carl.id()))).isInstanceOf(ImageAnswer.None.class);
    assertThat(image.sure(lines -> lines.line(id(), "carl"))).isInstanceOf(ImageAnswer.Found.class);
    assertThat(image.known(lines -> lines.person(carl.id()))).isInstanceOf(ImageAnswer.Found.class);
  }

  private Set<Long> groupsOf(String localPart) {
    ImageAnswer<Set<Long>> answer =
        image.committed(
            view ->
                view.person(new MailAddress(localPart, "image.test"))
                    .flatMap(person -> view.groupsOf(person.id())));
    return ((ImageAnswer.Found<Set<Long>>) answer).value();
  }

  @Test
  void endedMembershipsAreFollowed() {
    var transactions = new DirectoryTransactions(database.transactions(), directory.versions());
    var groups = new GroupOperations(transactions, directory.audit());
    var members = new GroupMemberOperations(transactions, directory.audit());
    long inner = done(groups.create(ADMINISTRATOR, "inner@image.test", GroupAttributes.USUAL)).id();
    long outer = done(groups.create(ADMINISTRATOR, "outer@image.test", GroupAttributes.USUAL)).id();
    done(members.add(ADMINISTRATOR, "outer@image.test", List.of("inner@image.test")));
    done(
        members.add(
            ADMINISTRATOR, "inner@image.test", List.of("ann@image.test", "outer@image.test")));
    image.follow();
    assertThat(groupsOf("ann")).containsExactlyInAnyOrder(inner, outer);
    assertThat(database.transactions().<Set<Long>>read(_ -> groupsOf("ann"))).hasSize(2);
    assertThat(groupsOf("bob")).isEmpty();

    done(members.remove(ADMINISTRATOR, "outer@image.test", List.of("inner@image.test")));
    image.follow();
    assertThat(groupsOf("ann")).containsExactly(inner);

    done(groups.delete(ADMINISTRATOR, "inner@image.test", OptionalLong.empty()));
    image.follow();
    assertThat(groupsOf("ann")).isEmpty();
  }

  @Test
  void givesNoAnswerInsideATransaction() {
    assertThat(database.transactions().<ImageAnswer<?>>read(_ -> said("ann")))
        .isInstanceOf(ImageAnswer.Silent.class);
  }

  @Test
  void databaseIsAskedIfTheMemoryLimitIsExceeded() {
    directory.set(Scope.server(), "directory.memory", "0");
    until(() -> said("ann") instanceof ImageAnswer.Silent);
    assertThat(directory.addresses().resolve("ann@image.test"))
        .isInstanceOf(Resolution.Local.class);

    directory.set(Scope.server(), "directory.memory", "25");
    until(() -> said("ann") instanceof ImageAnswer.Found);
  }

  @Test
  void staleImageIsReloaded() throws Exception {
    image.reload();
    assertThat(said("ann")).isInstanceOf(ImageAnswer.Silent.class);
    until(() -> said("ann") instanceof ImageAnswer.Found);
  }

  @Test
  void failedRefreshKeepsTheImage() {
    AtomicBoolean away = new AtomicBoolean();
    DataSource real = database.dataSource();
    DataSource leaving =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (_, method, words) -> {
                  if (away.get()) {
                    throw new SQLException("away");
                  }
                  return method.invoke(real, words);
                });
    image.stop();
    image =
        new DirectoryImage(
            new SqlTransactions(leaving),
            database.transactions(),
            directory.settings(),
            SettingsOn.database(database).versions());
    image.start(new DatabaseReady());
    until(() -> said("ann") instanceof ImageAnswer.Found);

    away.set(true);
    image.follow();
    assertThat(said("ann")).isInstanceOf(ImageAnswer.Silent.class);
    assertThat(image.people()).isEqualTo(2);

    sql("update account set enabled = false where local_part = 'ann'");
    away.set(false);
    until(() -> said("ann") instanceof ImageAnswer.Found);
    assertThat(isEnabled("ann")).isFalse();
  }

  /** A refresh that read all of these changes one by one would need memory without limit. */
  @Test
  void tooManyChangesReloadTheImage() {
    sql(
        "insert into directory_change (kind, deed, object, domain, name)"
            + " select 'PERSON', 'INNER', k, 0, '' from generate_series(1, "
            + (ImageRefresh.MOST + 1)
            + ") k");
    sql("update account set enabled = false where local_part = 'ann'");
    image.follow();
    assertThat(said("ann")).isInstanceOf(ImageAnswer.Silent.class);
    until(() -> said("ann") instanceof ImageAnswer.Found);
    assertThat(isEnabled("ann")).isFalse();
  }
}
