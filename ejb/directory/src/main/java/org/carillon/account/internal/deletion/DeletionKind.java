package org.carillon.account.internal.deletion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskWork;

/** Deletes many accounts. No other node continues it; the same request again deletes the rest. */
@ApplicationScoped
class DeletionKind implements TaskKind<DeletionRun> {
  static final String NAME = "accounts.delete";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Deletion of accounts";
  }

  @Override
  public String unit() {
    return "accounts";
  }

  @Override
  public JsonObject write(DeletionRun run) {
    return Json.createObjectBuilder().add("accounts", run.size()).build();
  }

  @Override
  public Optional<DeletionRun> read(JsonObject parameters) {
    return Optional.empty();
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public TaskWork work(DeletionRun run) {
    return run;
  }
}
