package org.carillon.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeDatabaseTest {
  private static final boolean EMBEDDED = true;
  private static final boolean SITES = false;
  private static final boolean ADOPT = true;
  private static final boolean KEYED = true;

  @TempDir private Path folder;
  private HomeDatabase own;

  @BeforeEach
  void home() {
    own = new HomeDatabase(new Home(folder));
  }

  private static DatabaseConnectionCheck.Found found(String id) {
    return new DatabaseConnectionCheck.Found(
        id.isEmpty() ? Optional.empty() : Optional.of(id), Optional.empty());
  }

  private void usedWith(String id) throws IOException {
    Files.writeString(folder.resolve("database.id"), id + "\n");
  }

  @Test
  void newHomeAcceptsAnyDatabase() {
    assertThatCode(() -> own.checkEmbedded(!KEYED, !ADOPT)).doesNotThrowAnyException();
    assertThatCode(() -> own.check(found(""), SITES, !ADOPT)).doesNotThrowAnyException();
    assertThatCode(() -> own.check(found("one"), SITES, !ADOPT)).doesNotThrowAnyException();
  }

  @Test
  void usedHomeAcceptsOnlyItsOwnDatabase() throws IOException {
    usedWith("one");

    assertThatCode(() -> own.check(found("one"), SITES, !ADOPT)).doesNotThrowAnyException();
    assertThatThrownBy(() -> own.check(found("other"), SITES, !ADOPT))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("was used with another database")
        .hasMessageContaining("--adopt-database");
    assertThatThrownBy(() -> own.check(found(""), SITES, !ADOPT))
        .hasMessageContaining("and this one is empty");
  }

  @Test
  void homeAdoptsAnotherDatabaseOnRequest() throws IOException {
    usedWith("one");

    own.check(found("other"), SITES, ADOPT);

    assertThat(folder.resolve("database.id")).doesNotExist();
  }

  @Test
  void usedHomeDoesNotSwitchToAnEmptyEmbeddedDatabase() throws IOException {
    usedWith("one");

    assertThatThrownBy(() -> own.checkEmbedded(KEYED, !ADOPT))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("name it by --db");
    assertThatCode(() -> own.checkEmbedded(KEYED, ADOPT)).doesNotThrowAnyException();
  }

  @Test
  void homeWithoutDatabaseIdIsRecognizedByItsFiles() throws IOException {
    Files.createDirectories(folder.resolve("postgres"));
    assertThatCode(() -> own.check(found("one"), EMBEDDED, !ADOPT)).doesNotThrowAnyException();
    assertThatThrownBy(() -> own.check(found("one"), SITES, !ADOPT)).isInstanceOf(Refusal.class);
    Files.delete(folder.resolve("postgres"));
    Files.createDirectories(folder.resolve("blobs/segments/000"));
    Files.createFile(folder.resolve("blobs/segments/000/000001.blobs"));
    assertThatThrownBy(() -> own.checkEmbedded(KEYED, !ADOPT)).isInstanceOf(Refusal.class);
  }

  @Test
  void missingKeyOfAnEmbeddedDatabaseIsNotRegenerated() throws IOException {
    Files.createDirectories(folder.resolve("postgres"));

    assertThatThrownBy(() -> own.checkEmbedded(!KEYED, !ADOPT))
        .hasMessageContaining("home.key is missing");
  }
}
