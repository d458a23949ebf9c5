package org.carillon.archive.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskWork;

/** The kind of backup tasks. An interrupted backup must be started from the beginning. */
@ApplicationScoped
class BackupKind implements TaskKind<BackupRun> {
  public static final String NAME = "archive.backup";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Backup";
  }

  @Override
  public String unit() {
    return "accounts";
  }

  @Override
  public JsonObject write(BackupRun run) {
    return run.asked();
  }

  @Override
  public Optional<BackupRun> read(JsonObject parameters) {
    return Optional.empty();
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public TaskWork work(BackupRun run) {
    return run;
  }
}
