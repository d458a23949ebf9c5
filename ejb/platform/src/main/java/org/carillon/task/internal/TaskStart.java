package org.carillon.task.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.carillon.audit.Audit;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;
import org.carillon.startup.DatabaseReady;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskRunner;

/** Runs tasks while the application is deployed. */
@ApplicationScoped
class TaskStart {
  private final TaskRunner runner;
  private final Instance<TaskKind<?>> kinds;

  @Inject
  TaskStart(
      SqlTransactions transactions, Life life, Audit audit, @Any Instance<TaskKind<?>> kinds) {
    this.runner = new TaskRunner(transactions, life, audit);
    this.kinds = kinds;
  }

  @Produces
  TaskRunner runner() {
    return runner;
  }

  void start(@Observes DatabaseReady ready) {
    List<TaskKind<?>> known = new ArrayList<>();
    kinds.forEach(known::add);
    runner.start(known);
  }

  @PreDestroy
  void stop() {
    runner.close();
  }
}
