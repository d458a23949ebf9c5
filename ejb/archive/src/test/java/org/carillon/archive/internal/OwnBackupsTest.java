package org.carillon.archive.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.archive.BackupScope;
import org.carillon.archive.internal.format.BackupFolder;
import org.carillon.archive.internal.format.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnBackupsTest {
  private static final Instant EARLIER = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-21T08:00:00Z");

  private final OwnBackups own = new OwnBackups();

  @TempDir Path root;

  @Test
  void backupsOfAnotherStoreDoNotCount() throws IOException {
    BackupFolder folder = new BackupFolder(root);
    assertThat(own.last(folder, "ours")).isEmpty();

    backup(folder, "theirs-1", "theirs", LATER);
    assertThat(own.last(folder, "ours")).isEmpty();

    backup(folder, "ours-1", "ours", EARLIER);
    assertThat(own.last(folder, "ours")).contains(EARLIER);
    assertThat(own.last(folder, "theirs")).contains(LATER);
  }

  @Test
  void unfinishedAndDamagedBackupsDoNotCount() throws IOException {
    BackupFolder folder = new BackupFolder(root);
    backup(folder, "ours-1", "ours", EARLIER);
    backup(folder, "ours-2", "ours", LATER);
    assertThat(own.last(folder, "ours")).contains(LATER);

    folder.end("ours-2");
    assertThat(own.last(folder, "ours")).contains(EARLIER);

    Files.writeString(root.resolve("ours-1/backup.json"), "{\"accounts\":[{\"store\":\"ours\"}");
    assertThat(own.last(folder, "ours")).isEmpty();
  }

  private void backup(BackupFolder folder, String name, String store, Instant finished)
      throws IOException {
    folder.create(name);
    folder.finish(
        new Manifest(
            name,
            new BackupScope.Server(),
            Optional.empty(),
            store,
            "mark",
            finished,
            finished,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    Files.setLastModifiedTime(root.resolve(name).resolve("backup.json"), FileTime.from(finished));
  }
}
