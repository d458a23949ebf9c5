package org.carillon.account.internal.bulk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.carillon.account.bulk.BatchAccountCreation;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskWork;

/** Creates the accounts of a file, step by step. */
final class ImportRun implements TaskWork {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** The most tries of a step while the database is down or too many passwords are checked. */
  private static final int MOST_TRIES = 30;

  private final ImportSteps steps;
  private final GroupSteps groupSteps;
  private final Caller caller;
  private final List<SourceAccount> sources;
  private final List<SourceGroup> groups;
  private volatile ImportCounts counts = ImportCounts.NONE;

  ImportRun(
      ImportSteps steps,
      GroupSteps groupSteps,
      Caller caller,
      List<SourceAccount> sources,
      List<SourceGroup> groups) {
    this.steps = steps;
    this.groupSteps = groupSteps;
    this.caller = caller;
    this.sources = sources;
    this.groups = groups;
  }

  int size() {
    return sources.size() + groups.size();
  }

  @Override
  public void run(TaskContext task) throws IOException, TaskInterrupted {
    for (int from = 0; from < sources.size(); from += BatchAccountCreation.STEP) {
      List<SourceAccount> step =
          sources.subList(from, Math.min(sources.size(), from + BatchAccountCreation.STEP));
      counts = counts.plus(made(task, () -> steps.make(caller, step)));
    }
    if (!groups.isEmpty()) {
      counts = counts.plus(made(task, () -> groupSteps.make(caller, groups)));
    }
    task.goOn();
  }

  /** Repeats a step while it fails temporarily. Accounts made before the failure then exist. */
  private ImportCounts made(TaskContext task, Supplier<Answer<ImportCounts>> step)
      throws IOException, TaskInterrupted {
    for (int tries = 1; true; tries++) {
      task.goOn();
      switch (step.get()) {
        case Answer.Done<ImportCounts>(ImportCounts more) -> {
          return more;
        }
        case Answer.Failed<ImportCounts>(Failure.TryLater(String why)) -> pause(tries, why);
        case Answer.Failed<ImportCounts>(Failure failure) ->
            throw new IllegalStateException(failure.toString());
      }
    }
  }

  private static void pause(int tries, String why) throws IOException {
    if (tries == MOST_TRIES) {
      throw new IOException(why);
    }
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException never) {
      throw new IOException(why, never);
    }
  }

  @Override
  public TaskReport report() {
    return ImportFacts.report(counts, size());
  }
}
