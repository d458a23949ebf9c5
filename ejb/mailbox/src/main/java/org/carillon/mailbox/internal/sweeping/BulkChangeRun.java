package org.carillon.mailbox.internal.sweeping;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.sweep.BulkAction;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskWork;

/**
 * Changes many messages, step by step. A step that was done but not recorded is repeated. Messages
 * that it moved or deleted are no longer there, and flags already have the wanted state.
 */
final class BulkChangeRun implements TaskWork {
  private static final int STEP = 500;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** The largest number of attempts of a step while the store is unavailable. */
  private static final int MOST_TRIES = 30;

  private final SqlTransactions transactions;
  private final MailAccess mail;
  private final LongFunction<Optional<Caller>> behalf;
  private final BulkChangeRequest request;
  private volatile BulkChangeProgress facts = new BulkChangeProgress(0, 0, 0, UidSet.EMPTY);

  BulkChangeRun(
      SqlTransactions transactions,
      MailAccess mail,
      LongFunction<Optional<Caller>> behalf,
      BulkChangeRequest request) {
    this.transactions = transactions;
    this.mail = mail;
    this.behalf = behalf;
    this.request = request;
  }

  /** The result of a step. */
  private record Step(long changed, UidSet moved) {}

  @Override
  public void run(TaskContext task) throws IOException, SQLException, TaskInterrupted {
    long[] uids =
        transactions.read(connection -> BulkChangeRows.get(connection, task.id())).toArray();
    BulkChangeProgress before = BulkChangeProgress.of(task.before());
    facts = new BulkChangeProgress(before.done(), uids.length, before.changed(), before.moved());
    while (facts.done() < uids.length) {
      int from = (int) facts.done();
      int to = Math.min(uids.length, from + STEP);
      Step step = tried(task, UidSet.inOrder(Arrays.copyOfRange(uids, from, to)));
      BulkChangeProgress now = facts.plus(to - from, step.changed, step.moved);
      transactions.<Void, TaskInterrupted>write(
          connection -> {
            task.save(connection, now.report());
            return null;
          });
      facts = now;
    }
  }

  private Step tried(TaskContext task, UidSet some) throws IOException, TaskInterrupted {
    for (int tries = 1; true; tries++) {
      task.goOn();
      Caller caller =
          behalf
              .apply(request.account())
              .orElseThrow(() -> new IOException("The account no longer exists."));
      switch (step(caller, some)) {
        case Answer.Done<Step>(Step step) -> {
          return step;
        }
        case Answer.Failed<Step>(Failure.TryLater(String why)) -> pause(tries, why);
        case Answer.Failed<Step>(Failure failure) -> throw new IOException(failure.toString());
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

  private Answer<Step> step(Caller caller, UidSet some) {
    return switch (request.action()) {
      case BulkAction.Move(MailboxName to) ->
          mail.move(caller, request.mailbox(), some, to)
              .map(placed -> new Step(placed.target().count(), placed.target()));
      case BulkAction.Flag(FlagChange change, Flags flags) ->
          stored(caller, some, change, flags).map(_ -> new Step(some.count(), UidSet.EMPTY));
      case BulkAction.Expunge() ->
          stored(caller, some, FlagChange.ADD, Flags.of(Flag.DELETED))
              .then(_ -> mail.expunge(caller, request.mailbox(), Optional.of(some)))
              .map(gone -> new Step(gone.count(), UidSet.EMPTY));
    };
  }

  private Answer<?> stored(Caller caller, UidSet some, FlagChange change, Flags flags) {
    return mail.store(caller, request.mailbox(), some, change, flags, Optional.empty());
  }

  @Override
  public TaskReport report() {
    return facts.report();
  }
}
