package org.carillon.recovery.internal.cleaning;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskWork;

/** The common part of the kinds of tasks. A repeated request resumes an interrupted task. */
abstract class CleaningKind implements TaskKind<CleaningRun> {

  @Override
  public String unit() {
    return "messages";
  }

  @Override
  public JsonObject write(CleaningRun run) {
    return run.asked();
  }

  @Override
  public Optional<CleaningRun> read(JsonObject parameters) {
    return Optional.empty();
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public TaskWork work(CleaningRun run) {
    return run;
  }
}
