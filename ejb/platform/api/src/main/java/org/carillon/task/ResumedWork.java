package org.carillon.task;

import java.io.IOException;
import java.sql.SQLException;

/** Work that reads its parameters on its own thread: an unreadable row fails only this task. */
final class ResumedWork<P> implements TaskWork {
  private final TaskKind<P> kind;
  private final Task task;
  private volatile TaskWork work;

  ResumedWork(TaskKind<P> kind, Task task) {
    this.kind = kind;
    this.task = task;
  }

  @Override
  public void run(TaskContext context) throws IOException, SQLException, TaskInterrupted {
    P parameters =
        kind.read(task.parameters())
            .orElseThrow(() -> new IOException("Another node cannot continue this task."));
    TaskWork read = kind.work(parameters);
    work = read;
    read.run(context);
  }

  @Override
  public TaskReport report() {
    TaskWork read = work;
    return read == null ? task.report() : read.report();
  }
}
