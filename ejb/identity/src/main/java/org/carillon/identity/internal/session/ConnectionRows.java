package org.carillon.identity.internal.session;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.identity.session.OpenSession;

/** The table {@code open_session}: the open connections of the running nodes. */
final class ConnectionRows {
  private static final String PUT =
      """
      insert into open_session (life, id, account, service, address, program, since)
      select ?, o.id, o.account, o.service, o.address, o.program, o.since
      from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
        as o(id, account, service, address, program, since)
      join account a on a.id = o.account
      on conflict (life, id) do update set program = excluded.program
      """;

  private static final String REMOVE = "delete from open_session where life = ? and id = any(?)";

  private static final String REMOVE_ALL = "delete from open_session where life = ?";

  private static final String SWEEP =
      """
      delete from open_session s
      where not exists (select from node_life l where l.life = s.life and l.ended is null)
      """;

  private static final String ASKED = "select id from open_session where life = ? and ended";

  private static final String LIST =
      """
      select s.id, s.service, s.program, s.address, l.node, s.since from open_session s
      join node_life l on l.life = s.life and l.ended is null
      where s.account = ? and not s.ended order by s.since desc, s.id limit ?
      """;

  private static final String END_ALL =
      """
      update open_session s set ended = true from node_life l
      where l.life = s.life and l.ended is null and s.account = ? and not s.ended
      """;

  private static final String END =
      "update open_session set ended = true where account = ? and id = ? and not ended";

  private ConnectionRows() {}

  static void put(Connection connection, String life, List<OpenConnection> opened)
      throws SQLException {
    if (opened.isEmpty()) {
      return;
    }
    try (PreparedStatement put = connection.prepareStatement(PUT)) {
      put.setString(1, life);
      put.setArray(2, array(connection, "text", opened, OpenConnection::id));
      put.setArray(3, array(connection, "bigint", opened, OpenConnection::account));
      put.setArray(4, array(connection, "text", opened, OpenConnection::service));
      put.setArray(5, array(connection, "text", opened, OpenConnection::address));
      put.setArray(6, array(connection, "text", opened, OpenConnection::program));
      put.setArray(
          7, array(connection, "timestamptz", opened, one -> one.since().atOffset(ZoneOffset.UTC)));
      put.executeUpdate();
    }
  }

  private static Array array(
      Connection connection,
      String type,
      List<OpenConnection> opened,
      Function<OpenConnection, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, opened.stream().map(column).toArray());
  }

  static void remove(Connection connection, String life, List<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
      remove.setString(1, life);
      remove.setArray(2, connection.createArrayOf("text", ids.toArray()));
      remove.executeUpdate();
    }
  }

  /** Removes the rows of a node that stops. */
  static void removeAll(Connection connection, String life) throws SQLException {
    try (PreparedStatement remove = connection.prepareStatement(REMOVE_ALL)) {
      remove.setString(1, life);
      remove.executeUpdate();
    }
  }

  /** Removes the rows of nodes that no longer run. */
  static void sweep(Connection connection) throws SQLException {
    try (PreparedStatement sweep = connection.prepareStatement(SWEEP)) {
      sweep.executeUpdate();
    }
  }

  /** Returns the sessions of a node that somebody asked to end. */
  static List<String> asked(Connection connection, String life) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ASKED)) {
      select.setString(1, life);
      List<String> ids = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    }
  }

  /** Returns an account's connections, the newest first. */
  static List<OpenSession> of(Connection connection, long account, int most) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LIST)) {
      select.setLong(1, account);
      select.setInt(2, most);
      List<OpenSession> all = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          all.add(session(row));
        }
      }
      return all;
    }
  }

  private static OpenSession session(ResultSet row) throws SQLException {
    Instant since = row.getObject(6, OffsetDateTime.class).toInstant();
    return new OpenSession(
        row.getString(1),
        OpenSession.Kind.CONNECTION,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Optional.of(since),
        Optional.empty(),
        Optional.empty());
  }

  /** Asks the nodes to end all connections of an account. Returns their number. */
  static long endAll(Connection connection, long account) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(END_ALL)) {
      update.setLong(1, account);
      return update.executeUpdate();
    }
  }

  /** Asks its node to end a connection. Returns whether the account has it. */
  static boolean end(Connection connection, long account, String id) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(END)) {
      update.setLong(1, account);
      update.setString(2, id);
      return update.executeUpdate() > 0;
    }
  }
}
