package org.carillon.account.internal.deletion;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.bulk.DeletionCounts;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskWork;

/** Deletes accounts one after the other. */
final class DeletionRun implements TaskWork {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** The number of times that an account is tried while the database is unavailable. */
  private static final int MOST_TRIES = 30;

  private final Accounts accounts;
  private final Caller caller;
  private final List<String> addresses;
  private volatile DeletionCounts counts = DeletionCounts.NONE;

  DeletionRun(Accounts accounts, Caller caller, List<String> addresses) {
    this.accounts = accounts;
    this.caller = caller;
    this.addresses = addresses;
  }

  int size() {
    return addresses.size();
  }

  @Override
  public void run(TaskContext task) throws IOException, TaskInterrupted {
    for (String address : addresses) {
      delete(task, address);
    }
    task.goOn();
  }

  private void delete(TaskContext task, String address) throws IOException, TaskInterrupted {
    for (int tries = 1; true; tries++) {
      task.goOn();
      switch (accounts.delete(caller, address, OptionalLong.empty())) {
        case Answer.Done<Account> _ -> {
          counts = counts.plus(address);
          return;
        }
        case Answer.Failed<Account>(Failure.TryLater(String why)) -> pause(tries, why);
        case Answer.Failed<Account>(Failure failure) -> {
          RefusedLine line = RefusedLine.of(0, address, failure);
          counts = counts.plus(new DeletionCounts.Refused(address, line.code(), line.message()));
          return;
        }
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
    return DeletionFacts.report(counts, size());
  }
}
