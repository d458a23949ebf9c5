package org.carillon.policy.internal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;

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
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.external.FilteredMail;
import org.carillon.policy.verdict.Handling;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that only server administrators manage external filters, with effect at once. */
class ExternalFilterOperationsTest {
  @TempDir Path home;
  private TestDatabase database;
  private TestDirectory directory;
  private ExternalFilterOperations filters;
  private FiltersInUse current;
  private Caller chief;

  @BeforeEach
  void start() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    chief =
        new Caller(
            0, "chief", new Rights.DomainAdministrator(directory.domain("own.test").id()), "test");
    filters =
        new ExternalFilterOperations(
            new ExternalFilterTransactions(database.transactions(), directory.versions()),
            directory.audit(),
            null,
            null);
    current = new FiltersInUse(database.transactions(), directory.versions());
    current.start();
  }

  @AfterEach
  void stop() {
    current.stop();
  }

  private static ExternalFilter wanted(String name, int position) {
    return new ExternalFilter(
        0,
        name,
        FilterKind.CLAMD,
        " av.test:3310 ",
        true,
        position,
        FilteredMail.STRANGERS,
        1_000,
        List.of("Own.TEST"),
        Duration.ofSeconds(7),
        3,
        FailurePolicy.DEFER,
        Optional.of(Handling.QUARANTINE),
        10,
        0,
        Instant.EPOCH);
  }

  private static ExternalFilter at(ExternalFilter filter, String address, boolean enabled) {
    return new ExternalFilter(
        filter.id(),
        filter.name(),
        filter.kind(),
        address,
        enabled,
        filter.position(),
        filter.mail(),
        filter.mostOctets(),
        filter.domains(),
        filter.timeout(),
        filter.connections(),
        filter.failure(),
        filter.handling(),
        filter.factor(),
        filter.version(),
        filter.created());
  }

  @Test
  void enabledFiltersAreOrderedByPosition() {
    assertThat(current.all()).isEmpty();
    ExternalFilter second = done(filters.create(ADMINISTRATOR, wanted("a-second", 9)));
    ExternalFilter first = done(filters.create(ADMINISTRATOR, wanted("first", 2)));
    assertThat(second.address()).isEqualTo("av.test:3310");
    assertThat(second.domains()).containsExactly("own.test");
    assertThat(current.all()).containsExactly(first, second);
    assertThat(done(filters.list(ADMINISTRATOR, FIRST_PAGE)).items())
        .containsExactly(second, first);

    ExternalFilter off =
        done(
            filters.change(
                ADMINISTRATOR,
                "first",
                now -> at(now, "unix:/run/clamd", false),
                OptionalLong.of(first.version())));
    assertThat(done(filters.find(ADMINISTRATOR, "FIRST"))).isEqualTo(off);
    assertThat(current.all()).containsExactly(second);
    assertThat(
            filters
                .change(ADMINISTRATOR, "first", now -> now, OptionalLong.of(first.version()))
                .asFailure())
        .containsInstanceOf(Failure.Outdated.class);

    done(filters.delete(ADMINISTRATOR, "a-second", OptionalLong.empty()));
    assertThat(current.all()).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidOfItsField() {
    done(filters.create(ADMINISTRATOR, wanted("virus", 1)));
    assertThat(filters.create(ADMINISTRATOR, wanted("virus", 1)).asFailure())
        .containsInstanceOf(Failure.Taken.class);
    for (String name : List.of("", "a b", "-a", "a".repeat(101), "\0")) {
      assertThat(filters.create(ADMINISTRATOR, wanted(name, 1)).asFailure())
          .as(name)
          .containsInstanceOf(Failure.Invalid.class);
    }
    assertThat(
            filters
                .change(ADMINISTRATOR, "virus", now -> at(now, "a b", true), OptionalLong.empty())
                .asFailure())
        .hasValueSatisfying(
            failure -> assertThat(((Failure.Invalid) failure).field()).isEqualTo("address"));
  }

  @Test
  void nobodyElseSeesOrMakesThem() {
    done(filters.create(ADMINISTRATOR, wanted("virus", 1)));
    assertThat(filters.list(chief, FIRST_PAGE).asFailure())
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
  void aBackupBringsThemBack() throws Exception {
    ExternalFilter before = done(filters.create(ADMINISTRATOR, wanted("virus", 1)));
    SavedExternalFilters saved =
        new SavedExternalFilters(database.transactions(), directory.versions());
    List<String> rows = new ArrayList<>();
    saving(connection -> saved.save(connection, rows::add));
    done(filters.delete(ADMINISTRATOR, "virus", OptionalLong.empty()));
    saving(connection -> assertThat(saved.restore(connection, rows.getFirst())).isTrue());
    saving(connection -> assertThat(saved.restore(connection, rows.getFirst())).isFalse());
    saved.restored();
    assertThat(current.all()).hasSize(1);
    assertThat(current.all().getFirst().address()).isEqualTo(before.address());
    assertThat(current.all().getFirst().created()).isEqualTo(before.created());
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
