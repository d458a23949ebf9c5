package org.carillon.account.internal.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskWork;

/** Imports accounts. The file, with its passwords, is in memory only: no other node continues. */
@ApplicationScoped
class ImportKind implements TaskKind<ImportRun> {
  static final String NAME = "account.import";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Import of accounts";
  }

  @Override
  public String unit() {
    return "accounts";
  }

  @Override
  public JsonObject write(ImportRun run) {
    return Json.createObjectBuilder().add("accounts", run.size()).build();
  }

  @Override
  public Optional<ImportRun> read(JsonObject parameters) {
    return Optional.empty();
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public TaskWork work(ImportRun run) {
    return run;
  }
}
