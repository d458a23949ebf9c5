package org.carillon.account.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.settings.CacheVersions;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what objects of a type do that has nothing but its declaration. */
class DeclaredEntriesTest {
  private static final Attribute<String> NAME =
      Attribute.of("name", new AttributeType.Name(), "Name", "").atCreation(Attribute.Use.MUST);
  private static final Attribute<String> DOMAIN =
      Attribute.of("domain", new AttributeType.Name(), "Domain", "").atCreation(Attribute.Use.MAY);
  private static final ObjectType TYPE = ObjectType.of("bell", "bells", "Bells.", NAME, DOMAIN);

  /** The bells of domains, with a limit. */
  private static final class Bells extends DeclaredEntries {
    private final OptionalInt most;

    Bells(TestDirectory directory, TestDatabase database, OptionalInt most) {
      super(
          ObjectTable.of(TYPE, "bell"),
          database.transactions(),
          directory.versions(),
          CacheVersions.Kind.LOOKS,
          directory.audit(),
          directory.domains());
      this.most = most;
    }

    @Override
    protected OptionalInt most() {
      return most;
    }

    @Override
    public int order() {
      return 39;
    }

    @Override
    protected Answer<AttributeValues> checked(AttributeValues wanted) {
      return new Answer.Done<>(wanted);
    }
  }

  @TempDir Path home;
  private TestDatabase database;
  private TestDirectory directory;

  @BeforeEach
  void makeTable() throws SQLException {
    database = TestDatabase.fresh();
    execute(
        "create table bell (id bigint primary key, name text not null unique,"
            + " domain bigint references domain, version bigint not null)");
    directory = new TestDirectory(database, home);
    directory.domain("own.test");
    directory.domain("gone.test");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.createStatement().execute(statement);
    }
  }

  private Bells bells(OptionalInt most) {
    return new Bells(directory, database, most);
  }

  private static Answer<DirectoryEntry> create(Bells bells, String name, String domain) {
    return bells.create(ADMINISTRATOR, new AttributeValues().with(NAME, name).with(DOMAIN, domain));
  }

  private static List<String> names(Bells bells) {
    return done(bells.list(ADMINISTRATOR, Optional.empty(), FIRST_PAGE)).items().stream()
        .map(DirectoryEntry::key)
        .toList();
  }

  @Test
  void objectsOfADomainAreDeletedWithIt() {
    Bells bells = bells(OptionalInt.empty());
    directory.watch(bells::forget);
    done(create(bells, "a", "gone.test"));
    done(create(bells, "b", "gone.test"));
    done(create(bells, "c", "own.test"));
    done(create(bells, "d", ""));
    List<String> told = new ArrayList<>();
    directory.versions().compare();
    try (Watch _ =
        directory.versions().watch(CacheVersions.Kind.LOOKS, () -> told.add("changed"))) {
      done(directory.domains().delete(ADMINISTRATOR, "gone.test", OptionalLong.empty()));
      directory.versions().compare();
    }

    assertThat(names(bells)).containsExactly("c", "d");
    assertThat(told).containsExactly("changed");
  }

  @Test
  void objectsStayIfTheDomainStays() {
    Bells bells = bells(OptionalInt.empty());
    directory.watch(bells::forget);
    directory.account("ann@gone.test");
    done(create(bells, "a", "gone.test"));

    assertThat(
            directory
                .domains()
                .delete(ADMINISTRATOR, "gone.test", OptionalLong.empty())
                .asFailure())
        .containsInstanceOf(Failure.Taken.class);
    assertThat(names(bells)).containsExactly("a");
  }

  @Test
  void limitCountsTheObjectsOfEachDomain() {
    Bells bells = bells(OptionalInt.of(1));
    done(create(bells, "a", "own.test"));
    done(create(bells, "b", "gone.test"));

    assertThat(create(bells, "c", "own.test").asFailure())
        .contains(new Failure.Invalid("name", "too-many", "There can be at most 1 bells."));
    done(create(bells, "d", ""));
  }
}
