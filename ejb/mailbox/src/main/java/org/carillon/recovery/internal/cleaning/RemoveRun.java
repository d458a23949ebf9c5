package org.carillon.recovery.internal.cleaning;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.json.Json;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.rows.SingleStatements;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;

/**
 * Removes the messages that a search found, account by account, wherever they are at that time.
 * Each removal is noted first, so that every removed message can be brought back.
 */
final class RemoveRun implements CleaningRun {
  private static final String COUNT = "select count(*)" + CleanupPlacements.FOUND;
  private static final String PLACES =
      "select m.account, m.id, p.uid"
          + CleanupPlacements.FOUND
          + " and (m.account, m.id, p.uid) > (?, ?, ?) order by m.account, m.id, p.uid limit ?";
  private static final String NOTE =
      """
      insert into cleanup_removed (cleanup, account, mailbox, uid, since)\
       select ?, o.account, ?, n, o.modseq from mail_account o cross join unnest(?::bigint[]) as n\
       where o.account = ? on conflict do nothing\
      """;

  /** The number of placements that are read at once; they take a few megabytes. */
  private static final int PAGE = 50_000;

  private static final int STEP = 900;
  private static final int MOST_TROUBLES = 100;

  private final StoreParts store;
  private final SingleStatements rows;
  private final String id;
  private final CleanupScope scope;
  private final AccountRecords records;
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private volatile long removed;
  private volatile long most;
  private volatile long accounts;

  RemoveRun(StoreParts store, String id, CleanupScope scope, Audit audit, Caller caller) {
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
        removed,
        Math.max(most, removed),
        Json.createObjectBuilder()
            .add("removed", removed)
            .add("accounts", accounts)
            .add("troubles", Json.createArrayBuilder(troubles))
            .build());
  }

  private record Place(long account, long mailbox, long uid) {}

  @Override
  public void run(TaskContext task) throws SQLException, TaskInterrupted {
    most =
        rows.query(row -> row.getLong(1), COUNT, scope.everywhere(), scope.id(), scope.all(), id)
            .getFirst();
    Place last = new Place(0, 0, 0);
    List<Place> page = places(last);
    while (!page.isEmpty()) {
      Map<Long, List<Place>> byAccount = new LinkedHashMap<>();
      page.forEach(
          one -> byAccount.computeIfAbsent(one.account, any -> new ArrayList<>()).add(one));
      for (Map.Entry<Long, List<Place>> own : byAccount.entrySet()) {
        remove(task, own.getKey(), own.getValue());
      }
      last = page.getLast();
      page = places(last);
    }
  }

  private List<Place> places(Place after) throws SQLException {
    return rows.query(
        row -> new Place(row.getLong(1), row.getLong(2), row.getLong(3)),
        PLACES,
        scope.everywhere(),
        scope.id(),
        scope.all(),
        id,
        after.account,
        after.mailbox,
        after.uid,
        PAGE);
  }

  private void remove(TaskContext task, long account, List<Place> places)
      throws SQLException, TaskInterrupted {
    Map<Long, List<Long>> byMailbox = new LinkedHashMap<>();
    places.forEach(
        one -> byMailbox.computeIfAbsent(one.mailbox, any -> new ArrayList<>()).add(one.uid));
    AuditEntry record =
        records.of(
            account,
            "message.remove",
            Optional.of(places.size() + " messages found by " + id),
            Optional.empty());
    for (Map.Entry<Long, List<Long>> one : byMailbox.entrySet()) {
      long[] uids = one.getValue().stream().mapToLong(Long::longValue).toArray();
      for (int from = 0; from < uids.length; from += STEP) {
        task.goOn();
        int to = Math.min(uids.length, from + STEP);
        remove(account, one.getKey(), Arrays.copyOfRange(uids, from, to), record);
        record = AuditEntry.NONE;
      }
    }
    accounts++;
  }

  private void remove(long account, long mailbox, long[] uids, AuditEntry record)
      throws SQLException {
    store
        .transactions()
        .<Void, SQLException>write(
            connection -> {
              note(connection, account, mailbox, uids);
              record.write(connection);
              return null;
            });
    try {
      removed += store.expunger().remove(account, mailbox, UidSet.sorted(uids)).toArray().length;
    } catch (RefusedException gone) {
      if (troubles.size() < MOST_TROUBLES) {
        troubles.add("A mailbox was deleted while its messages were being removed.");
      }
    }
  }

  private void note(Connection connection, long account, long mailbox, long[] uids)
      throws SQLException {
    new Pipeline().add(NOTE, id, mailbox, uids, account).execute(connection);
  }
}
