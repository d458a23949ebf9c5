package org.carillon.recovery.internal.rewinding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.carillon.recovery.reserving.RewindRows;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskWork;

/** Rewinds. An interrupted one is resumed when the same moment is requested again. */
@ApplicationScoped
public class RewindKind implements TaskKind<RewindRun> {

  @Override
  public String name() {
    return RewindRows.KIND;
  }

  @Override
  public String title() {
    return "Rewind of an account's mail";
  }

  @Override
  public String unit() {
    return "messages";
  }

  @Override
  public JsonObject write(RewindRun run) {
    return run.asked().write();
  }

  @Override
  public Optional<RewindRun> read(JsonObject parameters) {
    return Optional.empty();
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public TaskWork work(RewindRun run) {
    return run;
  }
}
