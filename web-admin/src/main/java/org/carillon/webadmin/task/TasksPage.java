package org.carillon.webadmin.task;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.account.bulk.AccountImports;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.task.Task;
import org.carillon.task.TaskFilter;
import org.carillon.task.TaskRequester;
import org.carillon.task.Tasks;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Waiting, running and finished tasks, the latest first; and stopping them. */
@Named("tasks")
@RequestScoped
public class TasksPage {
  private static final int ROWS = 100;

  @Inject private Tasks tasks;
  @Inject private AccountImports imports;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Page<Task> page = new Page<>(List.of(), Optional.empty());

  /** Cached, because the view gets them again and again. */
  private List<Line> lines;

  /**
   * A line of the list.
   *
   * @param title the task's title
   * @param page its page within the application
   * @param look the style of its state
   * @param stoppable whether the visitor may stop it, and it is not being stopped
   * @param sum the result of an import of accounts, else empty
   * @param refused the rejected accounts of the import
   */
  public record Line(
      Task task,
      String title,
      String page,
      String look,
      boolean stoppable,
      String sum,
      List<String> refused) {
    /** Returns whether its progress is known. */
    public boolean measured() {
      return task.state().isGoing() && task.report().most() > 0;
    }
  }

  public void load() {
    PageRequest request = new PageRequest(parameters.some("q"), parameters.some("after"), ROWS);
    answers
        .take(tasks.list(visitor.caller(), TaskFilter.ALL, request))
        .ifPresent(found -> page = found);
  }

  public void stop() {
    answers
        .take(tasks.stop(visitor.caller(), parameters.text("stop")))
        .ifPresent(
            stopped -> {
              notices.show(Notice.of("tasks.stopped"));
              Redirect.to("/tasks");
            });
  }

  public List<Line> getLines() {
    if (lines == null) {
      TaskWords words = new TaskWords(texts, tasks.kinds());
      lines = page.items().stream().map(task -> line(task, words)).toList();
    }
    return lines;
  }

  private Line line(Task task, TaskWords words) {
    Optional<ImportCounts> counts = imports.counts(task).filter(all -> all.done() > 0);
    return new Line(
        task,
        words.title(task),
        words.page(task),
        look(task),
        isStoppable(task),
        counts.map(all -> ImportOutcome.sum(all, texts)).orElse(""),
        counts.map(all -> ImportOutcome.refused(all, texts)).orElse(List.of()));
  }

  private boolean isStoppable(Task task) {
    return task.state().isGoing()
        && task.stopper().isEmpty()
        && TaskRequester.rank(visitor.caller()).compareTo(task.asker().rank()) >= 0;
  }

  private static String look(Task task) {
    return switch (task.state()) {
      case WAITING, RUNNING -> "going";
      case DONE -> "good";
      case STOPPED -> "warn";
      case FAILED, INTERRUPTED -> "bad";
    };
  }

  /** Returns whether a task on this page is running. */
  public boolean isGoing() {
    return page.items().stream().anyMatch(task -> task.state().isGoing());
  }

  public boolean isNone() {
    return page.items().isEmpty();
  }

  /** The parameter for the next page; empty at the end. */
  public String getNext() {
    return page.next().orElse("");
  }

  /** The search as part of an address. */
  public String getSearch() {
    return Redirect.encoded(parameters.text("q"));
  }

  /** This page's address, for reloading it. */
  public String getAgain() {
    return "tasks?q="
        + getSearch()
        + parameters.some("after").map(after -> "&after=" + Redirect.encoded(after)).orElse("");
  }
}
