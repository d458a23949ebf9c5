package org.carillon.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path folder;
  private Secrets secrets;

  @BeforeEach
  void create() throws IOException {
    Home home = new Home(folder.resolve("home"));
    home.create();
    secrets = new Secrets(home.secrets());
  }

  @Test
  void secretsAreReadableByTheirOwnerOnly() throws IOException {
    secrets.create(Optional.empty(), true, Optional.empty());

    assertThat(permissions(secrets.folder())).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(secrets.folder())) {
      assertThat(files).isNotEmpty().allMatch(file -> permissions(file).equals("rw-------"));
    }
  }

  @Test
  void secretsAreGeneratedOnce() throws IOException {
    secrets.create(Optional.empty(), true, Optional.empty());
    String password = Files.readString(secrets.adminPassword());
    byte[] key = Files.readAllBytes(secrets.homeKey());

    secrets.create(Optional.of("another"), true, Optional.empty());

    assertThat(secrets.adminPassword()).hasContent(password);
    assertThat(secrets.homeKey()).hasBinaryContent(key);
    assertThat(password.strip()).hasSize(20);
    assertThat(key).hasSize(32);
  }

  @Test
  void adminPasswordIsNotCreatedWhereTheDatabaseHasAdministrators() throws IOException {
    secrets.create(Optional.empty(), false, Optional.empty());

    assertThat(secrets.adminPassword()).doesNotExist();
    assertThat(secrets.homeKey()).exists();
  }

  @Test
  void missingKeyFileIsNamedInTheError() {
    Path none = folder.resolve("none");

    assertThatThrownBy(() -> secrets.create(Optional.empty(), true, Optional.of(none)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(none + ": there is no such file");
  }

  @Test
  void secretsDifferBetweenHomes() throws IOException {
    secrets.create(Optional.empty(), true, Optional.empty());
    Home second = new Home(folder.resolve("second"));
    second.create();
    Secrets others = new Secrets(second.secrets());
    others.create(Optional.empty(), true, Optional.empty());

    assertThat(others.readDatabasePassword()).isNotEqualTo(secrets.readDatabasePassword());
    assertThat(others.readKeyStorePassword()).isNotEqualTo(others.readDatabasePassword());
  }

  @Test
  void chosenPasswordAndClusterKeyAreUsed() throws IOException {
    Path key = Files.write(folder.resolve("key"), new byte[32]);

    secrets.create(Optional.of("chosen by somebody"), false, Optional.of(key));

    assertThat(secrets.adminPassword()).hasContent("chosen by somebody");
    assertThat(secrets.homeKey()).hasBinaryContent(new byte[32]);
  }

  @Test
  void homeKeyOfWrongLengthIsRefused() throws IOException {
    Path key = Files.write(folder.resolve("key"), new byte[16]);

    assertThatThrownBy(() -> secrets.create(Optional.empty(), true, Optional.of(key)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is not 32 bytes long");
    assertThat(secrets.homeKey()).doesNotExist();
  }

  @Test
  void homeKeyOfAnotherHomeIsRefused() throws IOException {
    secrets.create(Optional.empty(), true, Optional.empty());
    Path other = Files.write(folder.resolve("key"), new byte[32]);

    assertThatThrownBy(() -> secrets.homeKey(Optional.of(other)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("another key than the one that this home has");
    assertThat(secrets.homeKey(Optional.of(secrets.homeKey())))
        .hasValue(Files.readAllBytes(secrets.homeKey()));
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
