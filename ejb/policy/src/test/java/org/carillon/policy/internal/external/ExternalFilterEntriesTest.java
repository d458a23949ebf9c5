package org.carillon.policy.internal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ExternalFilterType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.json.Json;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.external.FilteredMail;
import org.carillon.policy.internal.filtering.FilterChain;
import org.carillon.policy.internal.routing.RoutingPrograms;
import org.carillon.policy.verdict.Handling;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that only server administrators manage external filters, and that changes are in force at
 * once.
 */
class ExternalFilterEntriesTest {
  @TempDir Path home;
  private TestDatabase database;
  private TestDirectory directory;
  private ExternalFilterEntries filters;
  private FiltersInUse current;
  private Caller chief;

  @BeforeEach
  void start() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    chief =
        new Caller(
            0, "chief", new Rights.DomainAdministrator(directory.domain("own.test").id()), "test");
    current = new FiltersInUse(database.transactions(), directory.versions());
    filters =
        new ExternalFilterEntries(
            database.transactions(),
            directory.versions(),
            directory.audit(),
            new FilterChain(current, null, null, null),
            new RoutingPrograms(current, directory.settings()),
            null);
    current.start();
  }

  @AfterEach
  void stop() {
    current.stop();
  }

  private static AttributeValues wanted(String name, int position) {
    return new AttributeValues()
        .with(ExternalFilterType.NAME, name)
        .with(ExternalFilterType.KIND, "clamd")
        .with(ExternalFilterType.ADDRESS, " av.test:3310 ")
        .with(ExternalFilterType.POSITION, position)
        .with(ExternalFilterType.MAIL, "strangers")
        .with(ExternalFilterType.MOST_SIZE, 1_000)
        .with(ExternalFilterType.DOMAINS, List.of("Own.TEST"))
        .with(ExternalFilterType.TIMEOUT, 7)
        .with(ExternalFilterType.CONNECTIONS, 3)
        .with(ExternalFilterType.FAILURE, "defer")
        .with(ExternalFilterType.HANDLING, "quarantine");
  }

  private DirectoryEntry create(String name, int position) {
    return done(filters.create(ADMINISTRATOR, wanted(name, position)));
  }

  private List<String> inUse() {
    return current.all().stream().map(ExternalFilter::name).toList();
  }

  @Test
  void activeFiltersAreOrderedByPosition() {
    assertThat(current.all()).isEmpty();
    DirectoryEntry second = create("a-second", 9);
    DirectoryEntry first = create("First", 2);
    assertThat(second.values().require(ExternalFilterType.ADDRESS)).isEqualTo("av.test:3310");
    assertThat(second.values().require(ExternalFilterType.DOMAINS)).containsExactly("own.test");
    assertThat(inUse()).containsExactly("first", "a-second");
    assertThat(done(filters.list(ADMINISTRATOR, Optional.empty(), FIRST_PAGE)).items())
        .containsExactly(second, first);

    var moved =
        new AttributeValues()
            .with(ExternalFilterType.ADDRESS, "unix:/run/clamd")
            .with(ExternalFilterType.ENABLED, false);
    DirectoryEntry off = done(filters.change(ADMINISTRATOR, "first", moved, first.version()));
    assertThat(done(filters.find(ADMINISTRATOR, "FIRST"))).isEqualTo(off);
    assertThat(inUse()).containsExactly("a-second");
    assertThat(
            filters
                .change(ADMINISTRATOR, "first", new AttributeValues(), first.version())
                .asFailure())
        .containsInstanceOf(Failure.Outdated.class);

    done(filters.delete(ADMINISTRATOR, "a-second", OptionalLong.empty()));
    assertThat(current.all()).isEmpty();
    assertThat(filters.find(ADMINISTRATOR, "a-second").asFailure())
        .contains(new Failure.NotFound("external filter", "a-second"));
  }

  @Test
  void filtersSeeMailAccordingToTheirAttributes() {
    DirectoryEntry made = create("virus", 4);
    ExternalFilter filter = current.all().getFirst();
    assertThat(filter)
        .isEqualTo(
            new ExternalFilter(
                filter.id(),
                "virus",
                FilterKind.CLAMD,
                "av.test:3310",
                true,
                4,
                FilteredMail.STRANGERS,
                1_000,
                List.of("own.test"),
                Duration.ofSeconds(7),
                3,
                FailurePolicy.DEFER,
                Optional.of(Handling.QUARANTINE),
                10,
                1,
                made.values().require(ExternalFilterType.CREATED)));
    assertThat(made.values().get(ExternalFilterType.ANSWERS)).contains("not-asked");
  }

  @Test
  void defaultHandlingDependsOnTheKind() {
    create("virus", 4);
    var usual = new AttributeValues().with(ExternalFilterType.HANDLING, "usual");
    DirectoryEntry changed =
        done(filters.change(ADMINISTRATOR, "virus", usual, OptionalLong.empty()));
    assertThat(changed.values().get(ExternalFilterType.HANDLING)).contains("usual");
    assertThat(current.all().getFirst().handling()).isEmpty();
    assertThat(current.all().getFirst().demand()).isEqualTo(Handling.REJECT);
    assertThat(done(filters.change(ADMINISTRATOR, "virus", usual, changed.version())))
        .isEqualTo(changed);
  }

  @Test
  void invalidFilterIsReportedByField() {
    create("virus", 1);
    assertThat(filters.create(ADMINISTRATOR, wanted("virus", 1)).asFailure())
        .containsInstanceOf(Failure.Taken.class);
    for (String name : List.of("", "a b", "-a", "a".repeat(101), "\0")) {
      assertThat(filters.create(ADMINISTRATOR, wanted(name, 1)).asFailure())
          .as(name)
          .containsInstanceOf(Failure.Invalid.class);
    }
    assertThat(wrong(new AttributeValues().with(ExternalFilterType.ADDRESS, "a b")))
        .isEqualTo("address");
    assertThat(wrong(new AttributeValues().with(ExternalFilterType.ADDRESS, "\0")))
        .isEqualTo("address");
    assertThat(wrong(new AttributeValues().with(ExternalFilterType.DOMAINS, List.of("a b"))))
        .isEqualTo("domains");
  }

  /** Returns the field of the filter {@code virus} that these values are wrong for. */
  private String wrong(AttributeValues values) {
    Failure failure =
        filters
            .change(ADMINISTRATOR, "virus", values, OptionalLong.empty())
            .asFailure()
            .orElseThrow();
    return ((Failure.Invalid) failure).field();
  }

  @Test
  void numberOfFiltersIsLimited() throws Exception {
    saving(
        connection ->
            connection
                .createStatement()
                .execute(
                    """
                    insert into external_filter
                    select -n, 'f' || n, 'clamd', 'a:1', false, 1, 'all', 1, '', 1, 1, 'accept', '',
                      1, 1, now()
                    from generate_series(1, 199) as n
                    """));
    create("last", 1);
    assertThat(filters.create(ADMINISTRATOR, wanted("more", 1)).asFailure())
        .hasValueSatisfying(
            failure -> assertThat(((Failure.Invalid) failure).code()).isEqualTo("too-many"));
  }

  @Test
  void filtersAreVisibleToServerAdministratorsOnly() {
    create("virus", 1);
    assertThat(filters.list(chief, Optional.empty(), FIRST_PAGE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(filters.find(chief, "virus").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(filters.create(chief, wanted("mine", 1)).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(filters.test(chief, "virus").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(filters.delete(chief, "virus", OptionalLong.empty()).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void filtersAreRestoredFromABackup() throws Exception {
    DirectoryEntry before = create("virus", 1);
    List<String> rows = new ArrayList<>();
    saving(connection -> filters.save(connection, rows::add));
    done(filters.delete(ADMINISTRATOR, "virus", OptionalLong.empty()));
    saving(connection -> assertThat(filters.restore(connection, rows.getFirst())).isTrue());
    saving(connection -> assertThat(filters.restore(connection, rows.getFirst())).isFalse());
    filters.restored();
    assertThat(inUse()).containsExactly("virus");
    assertThat(done(filters.find(ADMINISTRATOR, "virus"))).isEqualTo(before);
  }

  @Test
  void backupFormatOfFiltersIsStable() throws Exception {
    String old =
        """
        {"name": "old", "kind": "spamd", "address": "sa.test:783", "enabled": true, "position": 7,\
         "mail": "all", "mostOctets": 500, "domains": "a.test b.test", "timeout": 9,\
         "connections": 2, "failure": "accept", "handling": "", "factor": 3,\
         "created": "2025-01-02T03:04:05.678901+00:00"}\
        """;
    saving(connection -> assertThat(filters.restore(connection, old)).isTrue());
    filters.restored();
    AttributeValues values = done(filters.find(ADMINISTRATOR, "old")).values();
    assertThat(values.require(ExternalFilterType.MOST_SIZE)).isEqualTo(500);
    assertThat(values.require(ExternalFilterType.DOMAINS)).containsExactly("a.test", "b.test");
    assertThat(values.require(ExternalFilterType.HANDLING)).isEqualTo("usual");
    assertThat(values.require(ExternalFilterType.CREATED))
        .isEqualTo(Instant.parse("2025-01-02T03:04:05.678901Z"));
    List<String> rows = new ArrayList<>();
    saving(connection -> filters.save(connection, rows::add));
    assertThat(json(rows.getFirst())).isEqualTo(json(old));
    assertThat(filters.name()).isEqualTo("filters");
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  @FunctionalInterface
  private interface OnRows {
    void on(Connection connection) throws Exception;
  }

  private void saving(OnRows work) throws Exception {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      work.on(connection);
      connection.commit();
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
