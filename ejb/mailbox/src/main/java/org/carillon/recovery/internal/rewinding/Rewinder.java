package org.carillon.recovery.internal.rewinding;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.Rewind;
import org.carillon.recovery.RewindChange;
import org.carillon.recovery.RewindChange.Fate;
import org.carillon.recovery.reserving.AccountReservations;
import org.carillon.recovery.reserving.RewindRows;
import org.carillon.store.changes.MailboxHistory;
import org.carillon.store.changes.RewindPlan;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.quota.Recounting;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;

/** Starts rewinds: mailboxes are restored at once, messages by a {@link RewindRun}. */
public final class Rewinder {
  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final MailboxHistory past;
  private final RewindRows rows;
  private final RewindRun.Tools tools;
  private final TaskRunner runner;
  private final RewindKind kind;

  public Rewinder(StoreParts store, TaskRunner runner, RewindKind kind) {
    this.transactions = store.transactions();
    this.open = store.open();
    this.past = new MailboxHistory(transactions);
    this.rows = new RewindRows(transactions);
    this.tools =
        new RewindRun.Tools(
            transactions, store.quotas(), past, open, store.expunger(), store.flags());
    this.runner = runner;
    this.kind = kind;
  }

  public RewindRows rows() {
    return rows;
  }

  /** The account to rewind, and the person who asks for it. */
  public record Request(TaskSubject subject, TaskRequester asker) {}

  public sealed interface Begun {
    /** The rewind is to be run. */
    record Run(TaskRunner.Claimed<RewindRun> run) implements Begun {}

    /** Another rewind or a restoration of the account is running. */
    record Busy() implements Begun {}

    /** The data that is kept of that time is not enough. */
    record NotKept(String why) implements Begun {}
  }

  /** The part of the log to undo and the mailboxes then and now, or why that is impossible. */
  private record Scope(
      MailboxHistory.Span span, List<MailboxHistory.Branch> tree, Optional<String> notKept) {}

  private static Scope scope(Connection connection, long account, Instant to, long modseq)
      throws SQLException {
    long from = MailboxHistory.modseqAt(connection, account, to, modseq);
    MailboxHistory.Span span = new MailboxHistory.Span(account, from, modseq);
    if (from < MailboxHistory.keptFrom(connection, account).orElse(0)) {
      return new Scope(
          span,
          List.of(),
          Optional.of("Some of the mail that was deleted since that time is no longer kept."));
    }
    List<MailboxHistory.Branch> tree = MailboxHistory.tree(connection, span);
    return new Scope(span, tree, notKept(tree));
  }

  private static Optional<String> notKept(List<MailboxHistory.Branch> tree) {
    for (MailboxHistory.Branch branch : tree) {
      if (branch.lost()) {
        return Optional.of(
            "The mailbox " + branch.then().orElseThrow() + " of that time is no longer kept.");
      }
    }
    boolean inbox =
        tree.stream()
            .anyMatch(
                one -> one.then().filter(name -> new MailboxName(name).isInbox()).isPresent());
    return inbox ? Optional.empty() : Optional.of("The account had no mailboxes at that time.");
  }

  /**
   * Starts a rewind, or resumes the last one if it was to the same moment and was interrupted.
   *
   * @param record the audit entry, which is written if the rewind was started
   */
  public Begun begin(Request request, Instant to, AuditEntry record)
      throws SQLException, RefusedException {
    record Outcome(Begun begun, TreeRewind.Performed tree, long modseq) {}
    long account = request.subject.account().orElseThrow();
    Outcome outcome =
        new Recounting(transactions)
            .write(
                LongStream.of(account),
                connection -> {
                  AccountRow owner = MailRows.lock(connection, account);
                  TaskRunner.endDead(connection);
                  Optional<RewindRows.Row> last = RewindRows.last(connection, account);
                  if (last.filter(one -> one.state() == Rewind.State.RUNNING).isPresent()
                      || AccountReservations.isGoing(connection, account)) {
                    return new Outcome(new Begun.Busy(), TreeRewind.Performed.NOTHING, 0);
                  }
                  AccountReservations.takeBack(connection, account);
                  if (last.filter(one -> isOnItsWayTo(one, to)).isPresent()) {
                    record.write(connection);
                    return new Outcome(
                        again(connection, last.get()), TreeRewind.Performed.NOTHING, owner.modseq);
                  }
                  Scope scope = scope(connection, account, to, owner.modseq);
                  if (scope.notKept.isPresent()) {
                    return new Outcome(
                        new Begun.NotKept(scope.notKept.get()), TreeRewind.Performed.NOTHING, 0);
                  }
                  RewindRows.Asked asked =
                      new RewindRows.Asked(to, scope.span, changed(scope.tree).size());
                  Begun begun = begun(connection, request, asked);
                  TreeRewind.Performed tree =
                      new TreeRewind(connection, tools.quotas(), owner).perform(scope.tree);
                  record.write(connection);
                  return new Outcome(begun, tree, owner.modseq);
                });
    if (outcome.begun instanceof Begun.Run) {
      outcome.tree.gone().forEach(mailbox -> open.removed(account, mailbox, outcome.modseq));
      open.returned(account, outcome.tree.sharers(), outcome.modseq);
    }
    return outcome.begun;
  }

  private static boolean isOnItsWayTo(RewindRows.Row row, Instant to) {
    return row.state() == Rewind.State.INTERRUPTED && row.asked().to().equals(to);
  }

  private Begun begun(Connection connection, Request request, RewindRows.Asked asked)
      throws SQLException {
    TaskRequest<RewindRun> task =
        new TaskRequest<>(
            kind,
            new RewindRun(tools, asked),
            request.subject,
            Optional.of(RewindRows.KIND + " " + asked.span().account()),
            request.asker);
    return new Begun.Run(runner.insert(connection, task).orElseThrow(SQLException::new));
  }

  private Begun again(Connection connection, RewindRows.Row row) throws SQLException {
    RewindRun run = new RewindRun(tools, row.asked());
    return new Begun.Run(
        runner.again(connection, row.id(), kind, run).orElseThrow(SQLException::new));
  }

  private static List<MailboxHistory.Branch> changed(List<MailboxHistory.Branch> tree) {
    return tree.stream().filter(one -> one.returns() || one.goes() || one.isRenamed()).toList();
  }

  /** The changes that a rewind would make now. */
  public sealed interface Preview {
    record Changes(List<RewindChange> changes) implements Preview {}

    /** The data that is kept of that time is not enough. */
    record NotKept(String why) implements Preview {}
  }

  public Preview preview(long account, Instant to) throws SQLException, RefusedException {
    Scope scope =
        transactions.write(
            connection ->
                scope(connection, account, to, MailRows.lock(connection, account).modseq));
    if (scope.notKept.isPresent()) {
      return new Preview.NotKept(scope.notKept.get());
    }
    Map<Long, RewindPlan> plans = new HashMap<>();
    Set<Long> then = new HashSet<>();
    scope.tree.stream().filter(one -> one.then().isPresent()).forEach(one -> then.add(one.id()));
    for (MailboxHistory.Touched touched : past.touched(scope.span)) {
      if (then.contains(touched.mailbox())) {
        plans.put(touched.mailbox(), past.plan(scope.span, touched));
      }
    }
    List<RewindChange> changes = new ArrayList<>();
    for (MailboxHistory.Branch branch : scope.tree) {
      RewindChange change = change(branch, Optional.ofNullable(plans.get(branch.id())));
      if (change.fate() != Fate.STAYS || change.comes() + change.goes() + change.reflagged() > 0) {
        changes.add(change);
      }
    }
    changes.sort(Comparator.comparing(RewindChange::mailbox));
    return new Preview.Changes(changes);
  }

  private RewindChange change(MailboxHistory.Branch branch, Optional<RewindPlan> plan)
      throws SQLException {
    long comes = plan.map(RewindPlan::comes).orElse(0L);
    long goes = plan.map(RewindPlan::goes).orElse(0L);
    long reflagged = plan.map(RewindPlan::reflagged).orElse(0L);
    if (branch.goes()) {
      long messages = past.messages(branch.id());
      return new RewindChange(
          branch.now().orElseThrow(), Fate.GOES, Optional.empty(), 0, messages, 0);
    }
    String name = branch.then().orElseThrow();
    if (branch.returns()) {
      // All remaining messages come back with the mailbox, except those that are removed then.
      comes += past.messages(branch.id()) - goes;
      return new RewindChange(name, Fate.RETURNS, Optional.empty(), comes, 0, reflagged);
    }
    return branch.isRenamed()
        ? new RewindChange(name, Fate.RENAMED, branch.now(), comes, goes, reflagged)
        : new RewindChange(name, Fate.STAYS, Optional.empty(), comes, goes, reflagged);
  }
}
