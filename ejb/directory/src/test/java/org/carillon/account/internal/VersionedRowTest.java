package org.carillon.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.account.Domain;
import org.carillon.account.DomainChange;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each change of a directory object adds one to its version and none is lost. */
class VersionedRowTest {
  @TempDir Path home;
  private TestDatabase database;
  private TestDirectory directory;
  private Domain domain;

  @BeforeEach
  void makeDomain() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    domain = directory.domain("example.org");
  }

  @Test
  void aChangeInDependentRowsIncreasesTheVersion() {
    assertThat(domain.version()).isEqualTo(1);

    Domain changed = change(Optional.of(List.of("example.net")), Optional.empty());

    assertThat(changed.version()).isEqualTo(2);
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void aChangeWithoutEffectKeepsTheVersion() {
    Domain same = change(Optional.of(List.of()), Optional.of(""));

    assertThat(same.version()).isEqualTo(1);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void aConflictingChangeIsRetried() {
    AtomicInteger tries = new AtomicInteger();
    var transactions =
        new DirectoryTransactions(
            database.transactions(), SettingsOn.database(database).versions());

    Answer<String> answer =
        transactions.change(
            CacheVersions.Kind.DIRECTORY,
            entities -> {
              DomainRow row = entities.find(DomainRow.class, domain.id());
              if (tries.incrementAndGet() == 1) {
                overtake();
              }
              String before = row.description;
              row.description = "second";
              row.touch();
              return new Answer.Done<>(before);
            });

    assertThat(answer).isEqualTo(new Answer.Done<>("first"));
    assertThat(tries).hasValue(2);
    assertThat(stored()).isEqualTo(3);
  }

  private void overtake() {
    Thread other = Thread.ofVirtual().start(() -> change(Optional.empty(), Optional.of("first")));
    try {
      other.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private Domain change(Optional<List<String>> aliases, Optional<String> description) {
    return TestDirectory.done(
        directory
            .domains()
            .change(
                TestDirectory.ADMINISTRATOR,
                "example.org",
                new DomainChange(aliases, description, Optional.empty()),
                OptionalLong.empty()));
  }

  private long stored() {
    return database
        .transactions()
        .read(entities -> entities.find(DomainRow.class, domain.id()).version());
  }
}
