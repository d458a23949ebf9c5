package org.carillon.startup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.carillon.database.DatabaseGate;
import org.carillon.health.Health;
import org.carillon.node.Life;
import org.carillon.testing.FiredEvents;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaStartTest {
  private static final String HOME = "carillon.home";

  @TempDir private Path home;

  @Test
  void databaseIsReadyAfterAllStartupReadersFinished() throws Exception {
    List<Health> meanwhile = new ArrayList<>();
    String before = System.setProperty(HOME, home.toString());
    DatabaseGate gate = new DatabaseGate();
    AtomicReference<SchemaStart> made = new AtomicReference<>();
    SchemaStart start =
        new SchemaStart(
            gate,
            new FiredEvents<>(),
            new FiredEvents<>(event -> meanwhile.add(made.get().check())),
            Life.of("n1"));
    made.set(start);
    try (TestDatabase database = TestDatabase.fresh()) {
      start.database = database.dataSource();
      start.start();

      assertThat(gate.isOpen()).isTrue();
      assertThat(meanwhile).hasSize(1).noneMatch(Health::ready);
      assertThat(start.check().ready()).isTrue();
      start.stop();
    } finally {
      if (before == null) {
        System.clearProperty(HOME);
      } else {
        System.setProperty(HOME, before);
      }
    }
  }
}
