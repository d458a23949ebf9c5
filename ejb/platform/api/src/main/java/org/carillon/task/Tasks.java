package org.carillon.task;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Long work of whatever kind. Server administrators see all, those of a domain what belongs to it,
 * and an account what is its own; tasks that are over are kept for 90 days, the last of its kind
 * and subject for longer.
 */
public interface Tasks {

  /** Those the caller may see, the latest first, without what their kinds tell of them. */
  Answer<Page<Task>> list(Caller caller, TaskFilter filter, PageRequest request);

  /** One of them. */
  Answer<Task> find(Caller caller, String id);

  /**
   * Wants one stopped and answers at once; it ends before its next step. For whoever sees it and
   * administers at least what who asked for it does. One that is over stays as it is.
   */
  Answer<Task> stop(Caller caller, String id);

  /** What kinds there are. */
  List<TaskKind<?>> kinds();
}
