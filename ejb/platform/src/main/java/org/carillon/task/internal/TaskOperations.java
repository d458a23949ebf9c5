package org.carillon.task.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.task.Task;
import org.carillon.task.TaskFilter;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.Tasks;
import org.jboss.logging.Logger;

/** The tasks as seen by their owners and by administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class TaskOperations implements Tasks {
  private static final Logger LOG = Logger.getLogger(TaskOperations.class);
  private static final int MOST_DIGITS = 18;

  private final TaskRunner runner;

  @Inject
  TaskOperations(TaskRunner runner) {
    this.runner = runner;
  }

  /** A query of the table. */
  @FunctionalInterface
  private interface Question<T> {
    Answer<T> ask() throws SQLException;
  }

  private static <T> Answer<T> answer(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException away) {
      LOG.warnf("Tasks cannot be read: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  @Override
  public Answer<Page<Task>> list(Caller caller, TaskFilter filter, PageRequest request) {
    if (Stream.of(request.search(), filter.kind())
        .flatMap(Optional::stream)
        .anyMatch(StoredText::isImpossible)) {
      return new Answer.Done<>(new Page<>(List.of(), Optional.empty()));
    }
    if (request.after().filter(after -> !isNumber(after)).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "after",
              "malformed",
              "The parameter after must be the value next of the previous page."));
    }
    long before = request.after().map(Long::valueOf).orElse(Long.MAX_VALUE);
    return answer(
        () -> {
          List<Task> found =
              runner.rows().seen(caller, filter, request.search(), before, request.limit() + 1);
          return new Answer.Done<>(Page.of(found, request, last -> Long.toString(last.number())));
        });
  }

  private static boolean isNumber(String after) {
    return !after.isEmpty()
        && after.length() <= MOST_DIGITS
        && after.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  @Override
  public Answer<Task> find(Caller caller, String id) {
    return answer(
        () ->
            runner
                .rows()
                .find(id)
                .filter(task -> isSeen(caller, task))
                .<Answer<Task>>map(Answer.Done::new)
                .orElseGet(() -> Answer.failed(new Failure.NotFound("such task"))));
  }

  private static boolean isSeen(Caller caller, Task task) {
    return caller.administersServer()
        || caller.hasAccount() && task.subject().account().orElse(0) == caller.account()
        || task.subject().domain().isPresent()
            && caller.administersDomain(task.subject().domain().getAsLong());
  }

  @Override
  public Answer<Task> stop(Caller caller, String id) {
    return find(caller, id)
        .then(
            task ->
                TaskRequester.rank(caller).compareTo(task.asker().rank()) < 0
                    ? Answer.failed(
                        new Failure.NotAllowed(
                            "administers-more",
                            task.asker().name()
                                + " requested this task and has more rights than you."))
                    : answer(
                        () -> {
                          runner.stop(caller, task);
                          return find(caller, id);
                        }));
  }

  @Override
  public List<TaskKind<?>> kinds() {
    return runner.kinds();
  }
}
