package org.carillon.archive.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.carillon.archive.Backup;
import org.carillon.archive.WorkState;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.node.Life;
import org.carillon.task.StoppedTask;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;
import org.carillon.task.Unhindered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a backup is a task that can be stopped, and that an unfinished one is no backup. */
class BackupRunTest extends AliceTest {
  private static final String NAME = "20261122T200000Z-alice";

  private SavedFiles files;

  @BeforeEach
  void fill() throws Exception {
    files = new SavedFiles(folder);
    for (int number = 1; number <= 3; number++) {
      fixture.append(
          alice, MailboxName.INBOX, Flags.NONE, "Subject: " + number + "\r\n\r\nno " + number);
    }
  }

  private BackupRun run(Optional<String> base) throws Exception {
    return files.run(Archives.of(fixture), fixture.dataSource(), 1, NAME, base);
  }

  @Test
  void stoppedBackupHasNoManifest() throws Exception {
    BackupRun run = run(Optional.empty());

    assertThatThrownBy(() -> run.run(new StoppedTask(1))).isInstanceOf(TaskInterrupted.class);

    assertThat(run.report().facts().getInt("messages")).isEqualTo(2);
    assertThat(files.backups().manifest(NAME)).isEmpty();
  }

  @Test
  void reportCountsAccountsAndMessages() throws Exception {
    BackupRun run = run(Optional.empty());
    assertThat(run.report().done()).isZero();
    assertThat(run.report().most()).isEqualTo(1);

    run.run(new Unhindered(NAME));

    assertThat(run.report().done()).isEqualTo(1);
    assertThat(run.report().facts().getInt("messages")).isEqualTo(3);
    assertThat(files.backups().manifest(NAME)).isPresent();
  }

  @Test
  void aBackupWhoseBaseIsRemovedFailsWithAReason() throws Exception {
    String base = files.backUp(Archives.of(fixture), fixture.dataSource(), 1, Optional.empty());
    BackupRun run = run(Optional.of(base));
    files.backups().end(base);

    Backup shown = done(run);

    assertThat(shown.state()).isEqualTo(WorkState.BROKEN_OFF);
    assertThat(shown.base()).contains(base);
    assertThat(shown.troubles())
        .containsExactly(
            "The backup %s failed: %s, on which it is based, was removed.".formatted(NAME, base));
    assertThat(files.backups().manifest(NAME)).isEmpty();
  }

  private Backup done(BackupRun run) throws Exception {
    try (TaskRunner runner =
        new TaskRunner(
            fixture.parts.transactions(), Life.of("a"), AuditOn.database(fixture.database))) {
      TaskRequest<BackupRun> request =
          new TaskRequest<>(
              new BackupKind(),
              run,
              NAME,
              TaskSubject.server("alice"),
              Optional.empty(),
              new TaskRequester("root", TaskRequester.Rank.SERVER));
      fixture
          .parts
          .transactions()
          .write(connection -> runner.insert(connection, request))
          .orElseThrow()
          .run();
      return RunJson.backup(runner.rows().find(NAME).orElseThrow());
    }
  }
}
