package org.carillon.webadmin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.task.Task;
import org.carillon.task.TaskFilter;
import org.carillon.task.Tasks;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;
import org.carillon.web.task.RunningTask;
import org.carillon.web.task.RunningTasks;
import org.carillon.webadmin.task.TaskWords;

/** The running tasks that the visitor may see. */
@Named("runningTasks")
@RequestScoped
public class VisibleTasks implements RunningTasks {
  private static final PageRequest FEW = new PageRequest(Optional.empty(), Optional.empty(), 10);

  @Inject private Tasks tasks;
  @Inject private Visitor visitor;
  @Inject private Texts texts;

  private List<RunningTask> shown;

  @Override
  public List<RunningTask> getRunning() {
    if (shown == null) {
      shown = ask();
    }
    return shown;
  }

  private List<RunningTask> ask() {
    List<RunningTask> found = new ArrayList<>();
    if (tasks.list(visitor.caller(), TaskFilter.GOING, FEW)
        instanceof Answer.Done<Page<Task>>(Page<Task> some)) {
      TaskWords words = new TaskWords(texts, tasks.kinds());
      some.items()
          .forEach(
              task ->
                  found.add(
                      new RunningTask(
                          words.title(task),
                          words.page(task),
                          task.report().done(),
                          task.report().most())));
    }
    return found;
  }
}
