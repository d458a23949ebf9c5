package org.carillon.recovery.internal.cleaning;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Pipeline;
import org.carillon.json.Json;
import org.carillon.recovery.internal.recovering.ReturnStep;
import org.carillon.store.changes.ExpungeRestore;
import org.carillon.store.changes.ExpungedUids;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.PlacedRange;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.rows.SingleStatements;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;

/**
 * Brings removed messages back, mailbox by mailbox. A note is deleted in the transaction in which
 * its message comes back, so no message comes back twice. Messages that their owner has brought
 * back meanwhile are skipped.
 */
final class ReturnRun implements CleaningRun {
  private static final String REACHED =
      " from cleanup_removed r" + CleanupScope.OF_NOTES + " where r.cleanup = ?";
  private static final String COUNT = "select count(*)" + REACHED;
  private static final String MAILBOXES =
      "select distinct r.account, r.mailbox"
          + REACHED
          + " and (r.account, r.mailbox) > (?, ?) order by r.account, r.mailbox limit ?";
  private static final String NOTES =
      """
      select uid, since from cleanup_removed\
       where cleanup = ? and account = ? and mailbox = ? and uid > ? order by uid limit ?\
      """;
  private static final String SETTLE =
      """
      delete from cleanup_removed\
       where cleanup = ? and account = ? and mailbox = ? and uid = any(?::bigint[])\
      """;
  private static final int PAGE = 10_000;
  private static final int MOST_TROUBLES = 100;

  private final StoreParts store;
  private final SingleStatements rows;
  private final String id;
  private final CleanupScope scope;
  private final AccountRecords records;
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private volatile long done;
  private volatile long most;
  private volatile long returned;
  private long recorded;

  ReturnRun(StoreParts store, String id, CleanupScope scope, Audit audit, Caller caller) {
    this.store = store;
    this.rows = new SingleStatements(store.transactions());
    this.id = id;
    this.scope = scope;
    this.records = new AccountRecords(rows, audit, caller);
  }

  @Override
  public String cleanup() {
    return id;
  }

  @Override
  public JsonObject asked() {
    return Json.createObjectBuilder().add("cleanup", id).build();
  }

  @Override
  public TaskReport report() {
    return new TaskReport(
        done,
        Math.max(most, done),
        Json.createObjectBuilder()
            .add("returned", returned)
            .add("troubles", Json.createArrayBuilder(troubles))
            .build());
  }

  private record Mailbox(long account, long id) {}

  private record Note(long uid, long since) {}

  @Override
  public void run(TaskContext task) throws SQLException, TaskInterrupted {
    most =
        rows.query(row -> row.getLong(1), COUNT, scope.everywhere(), scope.id(), scope.all(), id)
            .getFirst();
    List<Mailbox> page = mailboxes(new Mailbox(0, 0));
    while (!page.isEmpty()) {
      for (Mailbox mailbox : page) {
        bringBack(task, mailbox);
      }
      page = mailboxes(page.getLast());
    }
  }

  private List<Mailbox> mailboxes(Mailbox after) throws SQLException {
    return rows.query(
        row -> new Mailbox(row.getLong(1), row.getLong(2)),
        MAILBOXES,
        scope.everywhere(),
        scope.id(),
        scope.all(),
        id,
        after.account,
        after.id,
        PAGE);
  }

  private List<Note> notes(Mailbox mailbox, long after) throws SQLException {
    return rows.query(
        row -> new Note(row.getLong(1), row.getLong(2)),
        NOTES,
        id,
        mailbox.account,
        mailbox.id,
        after,
        ReturnStep.MOST);
  }

  private void bringBack(TaskContext task, Mailbox mailbox) throws SQLException, TaskInterrupted {
    List<Note> step = notes(mailbox, 0);
    while (!step.isEmpty()) {
      task.goOn();
      bringBack(mailbox, step);
      done += step.size();
      step = notes(mailbox, step.getLast().uid);
    }
  }

  private void bringBack(Mailbox mailbox, List<Note> step) throws SQLException {
    AuditEntry record =
        recorded == mailbox.account
            ? AuditEntry.NONE
            : records.of(
                mailbox.account,
                "message.restore",
                Optional.empty(),
                Optional.of("messages removed by " + id));
    try {
      PlacedRange grown =
          store.transactions().write(connection -> bringBack(connection, mailbox, step, record));
      recorded = mailbox.account;
      if (grown.size() > 0) {
        store.open().committed(List.of(MailboxCommit.of(grown)));
      }
      returned += grown.size();
      if (grown.size() < step.size()) {
        trouble(
            (step.size() - grown.size())
                + " messages are no longer kept, or were already restored.");
      }
    } catch (RefusedException gone) {
      trouble("A mailbox from which messages were removed no longer exists.");
    }
  }

  private PlacedRange bringBack(
      Connection connection, Mailbox mailbox, List<Note> step, AuditEntry record)
      throws SQLException, RefusedException {
    MailRows.lock(connection, mailbox.account);
    long[] uids = step.stream().mapToLong(Note::uid).toArray();
    long since = step.stream().mapToLong(Note::since).min().orElseThrow();
    List<ExpungeRestore.Expunge> expunges =
        ExpungedUids.of(connection, mailbox.account, mailbox.id, since, uids);
    PlacedRange grown =
        ReturnStep.perform(
            connection,
            store.quotas(),
            mailbox.account,
            mailbox.id,
            expunges,
            ExpungeRestore.Which.ABSENT);
    new Pipeline().add(SETTLE, id, mailbox.account, mailbox.id, uids).execute(connection);
    record.write(connection);
    return grown;
  }

  private void trouble(String sentence) {
    if (troubles.size() < MOST_TROUBLES) {
      troubles.add(sentence);
    }
  }
}
