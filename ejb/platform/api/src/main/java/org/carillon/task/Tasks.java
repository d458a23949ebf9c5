package org.carillon.task;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Long work of any kind. Server administrators see all tasks, domain administrators those of their
 * domain, and an account its own. Tasks that have ended are kept for 90 days, the last one of its
 * kind and subject for longer.
 */
public interface Tasks {

  /** Returns the tasks the caller may see, latest first, without the facts of their kinds. */
  Answer<Page<Task>> list(Caller caller, TaskFilter filter, PageRequest request);

  Answer<Task> find(Caller caller, String id);

  /**
   * Requests that a task be stopped and returns at once; the task ends before its next step. The
   * caller must be able to see the task and administer at least as much as the one who requested
   * it. A task that has ended stays as it is.
   */
  Answer<Task> stop(Caller caller, String id);

  List<TaskKind<?>> kinds();
}
