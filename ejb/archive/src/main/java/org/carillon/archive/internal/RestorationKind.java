package org.carillon.archive.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskWork;

/** The kind of restoration tasks. An interrupted one does the rest when started again. */
@ApplicationScoped
class RestorationKind implements TaskKind<RestoreRun> {
  static final String NAME = "archive.restoration";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Restore from a backup";
  }

  /** Each account has two steps: it is found or created, and then filled. */
  @Override
  public String unit() {
    return "steps";
  }

  @Override
  public JsonObject write(RestoreRun run) {
    return run.asked();
  }

  @Override
  public Optional<RestoreRun> read(JsonObject parameters) {
    return Optional.empty();
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public TaskWork work(RestoreRun run) {
    return run;
  }
}
