package org.carillon.archive.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.archive.BackupScope;
import org.carillon.archive.RestoreRequest;
import org.carillon.archive.internal.format.BackupFolder;
import org.carillon.archive.internal.format.Manifest;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that impossible requests are refused before anything is done. */
class RestoreRunTest {
  private static final String BACKUP = "20261120T080000Z-server";
  private static final Caller ROOT = new Caller(1, "root@example.test", new Rights.User(), "test");

  @TempDir Path root;

  @Test
  void restoreBelowAnotherAccountsNameIsRefused() throws IOException {
    BackupFolder folder = new BackupFolder(root);
    folder.create(BACKUP);
    folder.finish(
        new Manifest(
            BACKUP,
            new BackupScope.Server(),
            Optional.empty(),
            "store",
            "mark",
            Instant.EPOCH,
            Instant.EPOCH,
            Map.of(),
            List.of(),
            List.of(new Manifest.Entry("alice@example.test", "alice", 0, 0, "")),
            List.of(),
            List.of()));

    for (String below : List.of("~bob/X", "~bob@example.org/X", "~bob", "~", "a//b", "a\0b")) {
      RestoreRequest request =
          new RestoreRequest(
              BACKUP,
              Optional.of("alice@example.test"),
              Optional.empty(),
              Optional.empty(),
              Optional.of(below),
              false,
              false);

      assertThat(
              RestoreRun.prepare(
                      new RestoreRun.Dependencies(folder, null, null, null, null, null, null, null),
                      ROOT,
                      request)
                  .asFailure()
                  .orElseThrow())
          .as(below)
          .isInstanceOfSatisfying(
              Failure.Invalid.class, refused -> assertThat(refused.field()).isEqualTo("below"));
    }
  }
}
