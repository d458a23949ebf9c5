package org.carillon.recovery.internal.rewinding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.Rewind;
import org.carillon.recovery.internal.recovering.ReturnStep;
import org.carillon.recovery.reserving.RewindRows;
import org.carillon.recovery.reserving.RewindRows.Counts;
import org.carillon.store.changes.PastMail;
import org.carillon.store.changes.ReturningLog;
import org.carillon.store.changes.RewindPlan;
import org.carillon.store.expunging.Expunger;
import org.carillon.store.flagging.FlagStore;
import org.carillon.store.flagging.FlagWish;
import org.carillon.store.index.Uids;
import org.carillon.store.opening.Growth;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.Keywords;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;
import org.jboss.logging.Logger;

/**
 * Gives mailboxes the messages of an earlier moment, in steps that are each durable and right by
 * themselves. What is to be done is asked anew from what there is, so a run that was interrupted
 * goes on where it stopped.
 */
public final class RewindRun implements Runnable {
  private static final Logger LOG = Logger.getLogger(RewindRun.class);

  /** Two rows each, and the counters'. */
  private static final int STEP = 499;

  private final Tools tools;
  private final RewindRows.Row row;
  private final PastMail.Span span;
  private final Map<Long, String> names = new HashMap<>();
  private volatile boolean stopping;

  /** What it works with. */
  record Tools(
      SqlTransactions transactions,
      Quotas quotas,
      PastMail past,
      RewindRows rows,
      OpenMailboxes open,
      Expunger expunger,
      FlagStore flags) {}

  RewindRun(Tools tools, RewindRows.Row row) {
    this.tools = tools;
    this.row = row;
    this.span = row.span();
  }

  /** Ends it before its next step, as interrupted. */
  public void stop() {
    stopping = true;
  }

  private void done(Counts more) throws SQLException, RewindRows.Superseded {
    tools.rows.count(row, more);
    requireGoing();
  }

  private void requireGoing() throws SQLException {
    if (stopping) {
      throw new SQLException("The server stops");
    }
  }

  public RewindRows.Row row() {
    return row;
  }

  @Override
  public void run() {
    try {
      perform();
      tools.rows.end(row, Rewind.State.DONE);
    } catch (RewindRows.Superseded taken) {
      LOG.infof("The rewind %s goes on elsewhere", row.id());
    } catch (SQLException away) {
      LOG.warnf("The rewind %s was interrupted: %s", row.id(), away.getMessage());
      interrupted();
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "A defect in the rewind %s", row.id());
      interrupted();
    }
  }

  private void interrupted() {
    try {
      tools.rows.end(row, Rewind.State.INTERRUPTED);
    } catch (SQLException away) {
      LOG.debugf("That it was interrupted shows when it is silent: %s", away.getMessage());
    }
  }

  private void perform() throws SQLException, RewindRows.Superseded {
    List<PastMail.Touched> touched = touched();
    for (PastMail.Touched mailbox : touched) {
      RewindPlan plan = tools.past.plan(span, mailbox);
      done(Counts.toDo(plan.comes() + plan.goes() + plan.reflagged()));
    }
    // All that comes back before anything goes: what was moved is never away.
    for (PastMail.Touched mailbox : touched) {
      in(mailbox, this::bringBack);
    }
    for (PastMail.Touched mailbox : touched) {
      in(mailbox, this::remove);
    }
  }

  /** The mailboxes of then in which something changed. */
  private List<PastMail.Touched> touched() throws SQLException {
    tools
        .transactions
        .read(connection -> PastMail.tree(connection, span))
        .forEach(one -> one.then().ifPresent(name -> names.put(one.id(), name)));
    return tools.past.touched(span).stream()
        .filter(one -> names.containsKey(one.mailbox()))
        .toList();
  }

  /** What is done in a mailbox. */
  @FunctionalInterface
  private interface Work {
    void in(RewindPlan plan) throws SQLException, RefusedException, RewindRows.Superseded;
  }

  private void in(PastMail.Touched mailbox, Work work) throws SQLException, RewindRows.Superseded {
    try {
      work.in(tools.past.plan(span, mailbox));
    } catch (RefusedException refused) {
      LOG.debugf(refused, "In mailbox %d", mailbox.mailbox());
      tools.rows.trouble(
          row, names.get(mailbox.mailbox()) + " was deleted while its messages came back.");
    }
  }

  private void bringBack(RewindPlan plan)
      throws SQLException, RefusedException, RewindRows.Superseded {
    remove(plan.mailbox(), plan.yielding());
    List<RewindPlan.Missing> missing = plan.missing();
    for (int from = 0; from < missing.size(); from += ReturnStep.MOST) {
      bringBack(
          plan.mailbox(), missing.subList(from, Math.min(missing.size(), from + ReturnStep.MOST)));
    }
    reflag(plan);
  }

  private void bringBack(long mailbox, List<RewindPlan.Missing> step)
      throws SQLException, RefusedException, RewindRows.Superseded {
    List<ReturningLog.Expunge> expunges = new ArrayList<>(step.size());
    step.forEach(
        one -> expunges.add(new ReturningLog.Expunge(one.modseq(), one.uid(), one.flags())));
    Growth grown =
        tools
            .transactions
            .write(connection -> bringBack(connection, mailbox, expunges))
            .orElseThrow(RewindRows.Superseded::new);
    if (grown.size() > 0) {
      tools.open.committed(List.of(MailboxCommit.of(grown)));
    }
    if (grown.size() < step.size()) {
      tools.rows.trouble(
          row,
          "%d messages of %s are not kept any more."
              .formatted(step.size() - grown.size(), names.get(mailbox)));
    }
    requireGoing();
  }

  /** Empty when another has taken the rewind up meanwhile: nothing may come back twice. */
  private Optional<Growth> bringBack(
      Connection connection, long mailbox, List<ReturningLog.Expunge> expunges)
      throws SQLException, RefusedException {
    MailRows.lock(connection, span.account());
    if (!RewindRows.isOwn(connection, row)) {
      return Optional.empty();
    }
    Growth grown =
        ReturnStep.perform(
            connection, tools.quotas, span.account(), mailbox, expunges, ReturnStep.Which.ALL);
    RewindRows.count(connection, row, Counts.returned(grown.size(), expunges.size()));
    return Optional.of(grown);
  }

  private void reflag(RewindPlan plan)
      throws SQLException, RefusedException, RewindRows.Superseded {
    Map<Long, UidSet> wanted = plan.flags();
    if (wanted.isEmpty()) {
      return;
    }
    Keywords keywords =
        tools.transactions.read(connection -> Keywords.of(connection, plan.mailbox()));
    for (Map.Entry<Long, UidSet> each : wanted.entrySet()) {
      FlagWish wish =
          new FlagWish(FlagChange.REPLACE, keywords.unpack(each.getKey()), -1L, Long.MAX_VALUE);
      long[] uids = each.getValue().toArray();
      for (int from = 0; from < uids.length; from += STEP) {
        long[] step = Uids.step(uids, from, STEP);
        tools.flags.store(span.account(), plan.mailbox(), UidSet.sorted(step), wish);
        done(Counts.reflagged(step.length));
      }
    }
  }

  private void remove(RewindPlan plan)
      throws SQLException, RefusedException, RewindRows.Superseded {
    remove(plan.mailbox(), plan.going());
  }

  private void remove(long mailbox, UidSet going)
      throws SQLException, RefusedException, RewindRows.Superseded {
    long[] uids = going.toArray();
    for (int from = 0; from < uids.length; from += STEP) {
      long[] step = Uids.step(uids, from, STEP);
      tools.expunger.remove(span.account(), mailbox, UidSet.sorted(step));
      done(Counts.removed(step.length));
    }
  }
}
