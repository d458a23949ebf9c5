package org.carillon.recovery.internal.rewinding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.internal.recovering.ReturnStep;
import org.carillon.recovery.reserving.RewindRows;
import org.carillon.recovery.reserving.RewindRows.Counts;
import org.carillon.store.changes.ExpungeRestore;
import org.carillon.store.changes.MailboxHistory;
import org.carillon.store.changes.RewindPlan;
import org.carillon.store.expunging.Expunger;
import org.carillon.store.flagging.FlagRequest;
import org.carillon.store.flagging.FlagStore;
import org.carillon.store.index.Uids;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.PlacedRange;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.Keywords;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskWork;
import org.jboss.logging.Logger;

/**
 * Gives mailboxes their messages of an earlier moment, in steps, each of which is durable and
 * consistent. Each step determines from the present state what is left to do, so an interrupted run
 * can be resumed.
 */
public final class RewindRun implements TaskWork {
  private static final Logger LOG = Logger.getLogger(RewindRun.class);

  /** The number of messages in a step. Each takes two rows, in addition to the counters' rows. */
  private static final int STEP = 499;

  private static final int MOST_TROUBLES = 100;

  private final Tools tools;
  private final RewindRows.Asked asked;
  private final MailboxHistory.Span span;
  private final Map<Long, String> names = new HashMap<>();
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private volatile Counts counts = Counts.NONE;
  private TaskContext task;

  /** The components that it works with. */
  record Tools(
      SqlTransactions transactions,
      Quotas quotas,
      MailboxHistory past,
      OpenMailboxes open,
      Expunger expunger,
      FlagStore flags) {}

  RewindRun(Tools tools, RewindRows.Asked asked) {
    this.tools = tools;
    this.asked = asked;
    this.span = asked.span();
  }

  RewindRows.Asked asked() {
    return asked;
  }

  @Override
  public void run(TaskContext context) throws SQLException, TaskInterrupted {
    task = context;
    counts = Counts.of(context.before()).again();
    perform();
  }

  @Override
  public TaskReport report() {
    return counts.report(troubles);
  }

  private void done(Counts more) throws TaskInterrupted {
    counts = counts.plus(more);
    task.goOn();
  }

  private void trouble(String sentence) {
    if (troubles.size() < MOST_TROUBLES) {
      troubles.add(sentence);
    }
  }

  private void perform() throws SQLException, TaskInterrupted {
    List<MailboxHistory.Touched> touched = touched();
    for (MailboxHistory.Touched mailbox : touched) {
      RewindPlan plan = tools.past.plan(span, mailbox);
      done(Counts.toDo(plan.comes() + plan.goes() + plan.reflagged()));
    }
    // All messages are brought back before any is removed, so that a moved message is never
    // missing.
    for (MailboxHistory.Touched mailbox : touched) {
      in(mailbox, this::bringBack);
    }
    for (MailboxHistory.Touched mailbox : touched) {
      in(mailbox, this::remove);
    }
  }

  /** Returns the mailboxes of that moment in which something changed. */
  private List<MailboxHistory.Touched> touched() throws SQLException {
    tools
        .transactions
        .read(connection -> MailboxHistory.tree(connection, span))
        .forEach(one -> one.then().ifPresent(name -> names.put(one.id(), name)));
    return tools.past.touched(span).stream()
        .filter(one -> names.containsKey(one.mailbox()))
        .toList();
  }

  @FunctionalInterface
  private interface Work {
    void in(RewindPlan plan) throws SQLException, RefusedException, TaskInterrupted;
  }

  private void in(MailboxHistory.Touched mailbox, Work work) throws SQLException, TaskInterrupted {
    try {
      work.in(tools.past.plan(span, mailbox));
    } catch (RefusedException refused) {
      LOG.debugf(refused, "In mailbox %d", mailbox.mailbox());
      trouble(
          names.get(mailbox.mailbox()) + " was deleted while its messages were being restored.");
    }
  }

  private void bringBack(RewindPlan plan) throws SQLException, RefusedException, TaskInterrupted {
    remove(plan.mailbox(), plan.yielding());
    List<RewindPlan.Missing> missing = plan.missing();
    for (int from = 0; from < missing.size(); from += ReturnStep.MOST) {
      bringBack(
          plan.mailbox(), missing.subList(from, Math.min(missing.size(), from + ReturnStep.MOST)));
    }
    reflag(plan);
  }

  private void bringBack(long mailbox, List<RewindPlan.Missing> step)
      throws SQLException, RefusedException, TaskInterrupted {
    List<ExpungeRestore.Expunge> expunges = new ArrayList<>(step.size());
    step.forEach(
        one -> expunges.add(new ExpungeRestore.Expunge(one.modseq(), one.uid(), one.flags())));
    Returned returned =
        tools.transactions.write(connection -> bringBack(connection, mailbox, expunges));
    PlacedRange grown = returned.grown;
    counts = returned.counts;
    if (grown.size() > 0) {
      tools.open.committed(List.of(MailboxCommit.of(grown)));
    }
    if (grown.size() < step.size()) {
      trouble(
          "%d messages of %s are no longer kept."
              .formatted(step.size() - grown.size(), names.get(mailbox)));
    }
    task.goOn();
  }

  /** The messages that came back, and the counts after that. */
  private record Returned(PlacedRange grown, Counts counts) {}

  /** Brings messages back, or rolls back if another node has resumed the rewind. */
  private Returned bringBack(
      Connection connection, long mailbox, List<ExpungeRestore.Expunge> expunges)
      throws SQLException, RefusedException {
    MailRows.lock(connection, span.account());
    PlacedRange grown =
        ReturnStep.perform(
            connection, tools.quotas, span.account(), mailbox, expunges, ExpungeRestore.Which.ALL);
    Counts now = counts.plus(Counts.returned(grown.size(), expunges.size()));
    try {
      task.save(connection, now.report(troubles));
    } catch (TaskInterrupted anothers) {
      throw new SQLException("The rewind " + task.id() + " is running on another node", anothers);
    }
    return new Returned(grown, now);
  }

  private void reflag(RewindPlan plan) throws SQLException, RefusedException, TaskInterrupted {
    Map<Long, UidSet> wanted = plan.flags();
    if (wanted.isEmpty()) {
      return;
    }
    Keywords keywords =
        tools.transactions.read(connection -> Keywords.of(connection, plan.mailbox()));
    for (Map.Entry<Long, UidSet> each : wanted.entrySet()) {
      FlagRequest request =
          new FlagRequest(FlagChange.REPLACE, keywords.unpack(each.getKey()), -1L, Long.MAX_VALUE);
      long[] uids = each.getValue().toArray();
      for (int from = 0; from < uids.length; from += STEP) {
        long[] step = Uids.step(uids, from, STEP);
        tools.flags.store(span.account(), plan.mailbox(), UidSet.sorted(step), request);
        done(Counts.reflagged(step.length));
      }
    }
  }

  private void remove(RewindPlan plan) throws SQLException, RefusedException, TaskInterrupted {
    remove(plan.mailbox(), plan.going());
  }

  private void remove(long mailbox, UidSet going)
      throws SQLException, RefusedException, TaskInterrupted {
    long[] uids = going.toArray();
    for (int from = 0; from < uids.length; from += STEP) {
      long[] step = Uids.step(uids, from, STEP);
      tools.expunger.remove(span.account(), mailbox, UidSet.sorted(step));
      done(Counts.removed(step.length));
    }
  }
}
