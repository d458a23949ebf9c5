package org.carillon.task;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.carillon.json.Json;

/** Work whose steps a test allows one by one. The test is told of each run that began. */
final class Stepping implements TaskKind<Integer> {
  /** The work of a step. */
  interface Step {
    void in(TaskContext task) throws IOException, SQLException, TaskInterrupted;
  }

  final Semaphore allowed = new Semaphore(0);
  final Semaphore begun = new Semaphore(0);
  final List<TaskContext> contexts = new CopyOnWriteArrayList<>();
  private final boolean resumable;
  volatile Step step = task -> {};

  Stepping(boolean resumable) {
    this.resumable = resumable;
  }

  @Override
  public String name() {
    return resumable ? "test.resume" : "test.step";
  }

  @Override
  public String title() {
    return "A test";
  }

  @Override
  public String unit() {
    return "steps";
  }

  @Override
  public JsonObject write(Integer steps) {
    return Json.createObjectBuilder().add("steps", steps).build();
  }

  @Override
  public Optional<Integer> read(JsonObject parameters) {
    return resumable ? Optional.of(parameters.getInt("steps")) : Optional.empty();
  }

  @Override
  public boolean resumable() {
    return resumable;
  }

  @Override
  public TaskWork work(Integer steps) {
    return new Work(steps);
  }

  private final class Work implements TaskWork {
    private final int steps;
    private volatile int done;

    Work(int steps) {
      this.steps = steps;
    }

    @Override
    public void run(TaskContext task) throws IOException, SQLException, TaskInterrupted {
      contexts.add(task);
      done = (int) task.before().done();
      while (done < steps) {
        begun.release();
        allowed.acquireUninterruptibly();
        task.goOn();
        step.in(task);
        done++;
      }
    }

    @Override
    public TaskReport report() {
      return new TaskReport(
          done, steps, "step " + done, Json.createObjectBuilder().add("done", done).build());
    }
  }
}
