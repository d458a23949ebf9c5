package org.carillon.policy.internal.picture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.Pipeline;
import org.carillon.policy.picture.PictureSender;
import org.carillon.policy.picture.PictureSenders;

final class PictureSenderRows {
  private static final String ALL =
      "select sender, since from picture_sender where account = ? order by sender limit ?";

  private static final String ONE =
      "select sender, since from picture_sender where account = ? and sender = ?";

  /** Locks the account, so that concurrent additions cannot exceed the limit. */
  private static final String LOCK = "select from account where id = ? for no key update";

  private static final String PUT =
      """
      insert into picture_sender as s (account, sender, since) select ?, ?, now()
      where (select count(*) from picture_sender where account = ? and sender <> ?) < ?
      on conflict (account, sender) do update set since = s.since
      returning sender, since
      """;

  private static final String REMOVE =
      "delete from picture_sender where account = ? and sender = ? returning sender, since";

  private PictureSenderRows() {}

  static List<PictureSender> all(Connection connection, long account) throws SQLException {
    return rows(connection, ALL, account, PictureSenders.MOST);
  }

  static boolean has(Connection connection, long account, String sender) throws SQLException {
    return !rows(connection, ONE, account, sender).isEmpty();
  }

  /** Adds a sender, or returns empty if there is no room. */
  static Optional<PictureSender> put(Connection connection, long account, String sender)
      throws SQLException {
    new Pipeline().add(row -> {}, LOCK, account).execute(connection);
    return rows(connection, PUT, account, sender, account, sender, PictureSenders.MOST).stream()
        .findFirst();
  }

  /** Removes a sender, or returns empty if it was not there. */
  static Optional<PictureSender> remove(Connection connection, long account, String sender)
      throws SQLException {
    return rows(connection, REMOVE, account, sender).stream().findFirst();
  }

  private static List<PictureSender> rows(Connection connection, String query, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<PictureSender> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new PictureSender(
                  row.getString("sender"),
                  row.getObject("since", OffsetDateTime.class).toInstant()));
        }
      }
      return found;
    }
  }
}
