package org.carillon.account.internal.classes.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.profile.Profile;
import org.carillon.database.SavedRows;
import org.carillon.settings.Origin;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingRegistry;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a backup of the server restores classes with their settings and accounts. */
class SavedServiceClassesTest {
  private static final Setting<?> IMAP = SettingRegistry.find("access.imap").orElseThrow();

  @TempDir private Path home;

  private static TestDirectory directory(TestDatabase database, Path home) {
    TestDirectory directory = new TestDirectory(database, home);
    directory.domain("example.test");
    return directory;
  }

  private static ServiceClassOperations classes(TestDirectory directory, TestDatabase database) {
    return new ServiceClassOperations(
        directory.transactions(), SettingsOn.database(database).store(), directory.audit());
  }

  private static void make(TestDirectory directory, String address, String serviceClass) {
    done(
        directory
            .accounts()
            .create(
                ADMINISTRATOR,
                new NewAccount(
                    address,
                    new PasswordInput.Hashed("!"),
                    "",
                    true,
                    Profile.NONE,
                    List.of(),
                    Optional.of(serviceClass))));
  }

  @Test
  void serviceClassesAreRestoredFromABackup() throws Exception {
    try (TestDatabase here = TestDatabase.fresh();
        TestDatabase there = TestDatabase.fresh()) {
      TestDirectory from = directory(here, home.resolve("here"));
      ServiceClassOperations classes = classes(from, here);
      done(classes.create(ADMINISTRATOR, "gold", "the best", false));
      done(classes.create(ADMINISTRATOR, "own@example.test", "", true));
      long gold = done(classes.find(ADMINISTRATOR, "gold")).id();
      from.set(Scope.serviceClass(Scope.NO_DOMAIN, gold), IMAP.key(), "false");
      make(from, "ann@example.test", "gold");
      make(from, "ben@example.test", "own@example.test");
      make(from, "cid@example.test", "");

      TestDirectory to = directory(there, home.resolve("there"));
      for (String name : List.of("ann", "ben", "cid")) {
        make(to, name + "@example.test", "");
      }
      SavedServiceClasses saved = new SavedServiceClasses(there.transactions(), to.versions());
      SavedClassMembers members = new SavedClassMembers(there.transactions(), to.versions());
      for (SavedRows rows : List.of(saved, members, saved, members)) {
        restore(rows, here, there);
      }
      saved.restored();
      members.restored();

      ServiceClassOperations restored = classes(to, there);
      assertThat(done(restored.find(ADMINISTRATOR, "gold")))
          .satisfies(
              found -> {
                assertThat(found.description()).isEqualTo("the best");
                assertThat(found.offered()).isFalse();
                assertThat(found.accounts()).isEqualTo(1);
              });
      Account ann = done(to.accounts().find(ADMINISTRATOR, "ann@example.test"));
      assertThat(to.settings().resolve(IMAP, Scope.account(ann.domain(), ann.id())).origin())
          .isEqualTo(Origin.CLASS);
      assertThat(done(to.accounts().find(ADMINISTRATOR, "ben@example.test")).serviceClass())
          .contains("own@example.test");
      assertThat(done(to.accounts().find(ADMINISTRATOR, "cid@example.test")).serviceClass())
          .isEmpty();
    }
  }

  private static void restore(SavedRows rows, TestDatabase from, TestDatabase to) throws Exception {
    List<String> saved = new ArrayList<>();
    try (Connection connection = from.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      rows.save(connection, saved::add);
    }
    try (Connection connection = to.dataSource().getConnection()) {
      for (String row : saved) {
        rows.restore(connection, row);
      }
    }
  }
}
