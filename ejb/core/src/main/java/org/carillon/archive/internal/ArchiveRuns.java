package org.carillon.archive.internal;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.WorkState;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.json.Json;

/**
 * The rows of {@code archive_run}: how every node knows of backups and restorations.
 *
 * @param node whose own they are
 */
record ArchiveRuns(SqlTransactions transactions, String node) {
  private static final String BEGIN =
      """
      insert into archive_run (id, kind, node, state, started, heard, shown)\
       values (?, ?, ?, 'RUNNING', now(), now(), ?)\
       on conflict (id) do update set node = excluded.node, state = excluded.state,\
       started = excluded.started, heard = excluded.heard, ended = null, shown = excluded.shown\
      """;
  private static final String FORGET_OLD =
      "delete from archive_run where ended < now() - interval '90 days'";
  private static final String TELL =
      """
      update archive_run set state = ?, heard = now(), shown = ?,\
       ended = case when ? = 'RUNNING' then null else now() end where id = ?\
      """;
  private static final String STARTED_ANEW =
      """
      update archive_run set state = 'INTERRUPTED', ended = heard\
       where node = ? and ended is null\
      """;
  private static final String SELECT =
      """
      select case when ended is null and heard < now() - interval '2 minutes' then 'INTERRUPTED'\
       else state end, shown from archive_run\
      """;
  private static final String ALL = SELECT + " where kind = ? order by started desc, id limit 200";
  private static final String ONE = SELECT + " where kind = ? and id = ?";
  private static final String REMOVE = "delete from archive_run where id = ?";
  private static final String MARK = "insert into backup_mark (mark) values (?)";
  private static final String FORGET_MARK = "delete from backup_mark where mark = ?";
  private static final String KNOWN = "select 1 from backup_mark where mark = ?";

  /** What runs. */
  enum Kind {
    BACKUP,
    RESTORATION
  }

  /** A run as it last told of itself. */
  record Told(WorkState state, JsonObject shown) {}

  /** From now on every node knows of it. */
  void begin(Kind kind, String id, JsonObject shown) throws SQLException {
    write(new Pipeline().add(FORGET_OLD).add(BEGIN, id, kind.name(), node, shown.toString()));
  }

  void tell(String id, WorkState state, JsonObject shown) throws SQLException {
    write(new Pipeline().add(TELL, state.name(), shown.toString(), state.name(), id));
  }

  /** What this node was at before it was started was interrupted. */
  void startedAnew() throws SQLException {
    write(new Pipeline().add(STARTED_ANEW, node));
  }

  void remove(String id) throws SQLException {
    write(new Pipeline().add(REMOVE, id));
  }

  /** Everything that a backup names was there before this: whoever knows the mark has had it. */
  void mark(String mark) throws SQLException {
    write(new Pipeline().add(MARK, mark));
  }

  /**
   * Whether this database had everything that the backup of that mark names: else it was put back
   * to an earlier moment since, and the numbers in the backup may be others' by now.
   */
  boolean remembers(String mark) throws SQLException {
    return transactions.read(
        connection -> {
          boolean[] known = new boolean[1];
          new Pipeline().add(row -> known[0] = true, KNOWN, mark).execute(connection);
          return known[0];
        });
  }

  void forget(String mark) throws SQLException {
    write(new Pipeline().add(FORGET_MARK, mark));
  }

  /** The latest first. */
  List<Told> all(Kind kind) throws SQLException {
    return read(ALL, kind.name());
  }

  Optional<Told> find(Kind kind, String id) throws SQLException {
    return read(ONE, kind.name(), id).stream().findFirst();
  }

  private List<Told> read(String query, Object... values) throws SQLException {
    return transactions.read(
        connection -> {
          List<Told> found = new ArrayList<>();
          new Pipeline()
              .add(
                  row ->
                      found.add(
                          new Told(WorkState.valueOf(row.getString(1)), json(row.getString(2)))),
                  query,
                  values)
              .execute(connection);
          return found;
        });
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private void write(Pipeline pipeline) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          pipeline.execute(connection);
          return null;
        });
  }
}
