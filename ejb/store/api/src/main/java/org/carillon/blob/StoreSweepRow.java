package org.carillon.blob;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Work that goes through the whole store again and again, on one node at a time. Its row in {@code
 * store_pass} holds the id after which the work continues, and the time of the next step. A step
 * that is one transaction locks the row ({@link #step}); a long step claims the pass for ten
 * minutes and renews the claim.
 *
 * @param kind the row's name
 */
public record StoreSweepRow(String kind) {
  private static final String STEP =
      "select position from store_pass where kind = ? and due <= now() for update skip locked";
  private static final String GO_ON = "update store_pass set position = ? where kind = ?";
  private static final String REST =
      """
      update store_pass set position = 0, due = now() + ? * interval '1 second' where kind = ?\
      """;
  private static final String CLAIM =
      """
      update store_pass set due = now() + interval '10 minutes', claim = ?\
       where kind = ? and due <= now() returning position\
      """;
  private static final String RENEW =
      """
      update store_pass set due = now() + interval '10 minutes' where claim = ? and kind = ?\
      """;
  private static final String PASS =
      """
      update store_pass set position = ?, due = now() + ? * interval '1 second', claim = null\
       where claim = ? and kind = ?\
      """;

  /**
   * Begins a step, in the transaction that does the work. Returns the id after which to continue,
   * or empty if nothing is due or another node is working on it.
   */
  public OptionalLong step(Connection connection) throws SQLException {
    return position(connection, STEP, kind);
  }

  /** Records, in the step's transaction, the id after which the next step continues. */
  public void goOn(Connection connection, long position) throws SQLException {
    execute(connection, GO_ON, position, kind);
  }

  /** Records, in the last step's transaction, that the pass starts anew after a rest. */
  public void rest(Connection connection, Duration rest) throws SQLException {
    execute(connection, REST, rest.toSeconds(), kind);
  }

  /**
   * Claims the pass for ten minutes. Returns the id after which to continue, or empty if the pass
   * is not due.
   *
   * @param token a value that distinguishes this claim from all others
   */
  public OptionalLong claim(Connection connection, String token) throws SQLException {
    return position(connection, CLAIM, token, kind);
  }

  /** Extends the claim to ten minutes from now. Returns false if another node has the pass. */
  public boolean renew(Connection connection, String token) throws SQLException {
    return execute(connection, RENEW, token, kind) > 0;
  }

  /** Gives the pass back and records its continuation; false if another node has it by now. */
  public boolean pass(Connection connection, String token, long position, Duration rest)
      throws SQLException {
    return execute(connection, PASS, position, rest.toSeconds(), token, kind) > 0;
  }

  private static OptionalLong position(Connection connection, String query, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      set(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private static int execute(Connection connection, String update, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
