package org.carillon.account.internal.homekey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.startup.DatabaseReady;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeKeyInFileTest {
  private static final byte[] SECRET = {1, 2, 3};

  @TempDir Path home;
  @TempDir Path otherHome;
  private final TestDatabase database = TestDatabase.emptied();

  @Test
  void newHomeKeyIsReadableByItsOwnerOnly() throws Exception {
    byte[] closed = started(home).seal("p", SECRET);

    assertThat(started(home).open("p", closed)).isEqualTo(SECRET);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("secrets/home.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void derivedKeysAreStableAndDifferPerPurpose() {
    byte[] first = started(home).derive("sip");

    assertThat(first).hasSize(32).isEqualTo(started(home).derive("sip"));
    assertThat(started(home).derive("other")).isNotEqualTo(first);
  }

  @Test
  void missingHomeKeyIsReportedAndNotRecreated() {
    started(home);

    var lost = started(otherHome);

    assertThat(lost.check().ready()).isFalse();
    assertThat(lost.check().sentence()).contains("home.key").contains("missing");
    assertThat(otherHome.resolve("secrets/home.key")).doesNotExist();
    assertThatThrownBy(() -> lost.seal("p", SECRET)).isInstanceOf(HomeKeyMissing.class);
  }

  @Test
  void foreignHomeKeyIsReported() throws Exception {
    started(home);
    Files.createDirectories(otherHome.resolve("secrets"));
    Files.write(otherHome.resolve("secrets/home.key"), new byte[32]);

    assertThat(started(otherHome).check().sentence()).contains("does not belong to this database");
  }

  private HomeKeyInFile started(Path folder) {
    var key = new HomeKeyInFile(database.transactions(), folder);
    key.start(new DatabaseReady());
    return key;
  }
}
