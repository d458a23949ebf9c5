package org.carillon.transport.internal.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.carillon.contract.stage.DeliveryActions.Memory;
import org.carillon.contract.stage.RememberedKeys;
import org.carillon.database.SqlTransactions;

/** Rows of {@code mail_memory}. */
@ApplicationScoped
public class StoredMemory implements RememberedKeys {
  private static final String HOLDS =
      "SELECT FROM mail_memory WHERE account = ? AND key = ? AND until > now()";

  private static final String REMEMBER =
      """
      INSERT INTO mail_memory (account, key, until)
      VALUES (?, ?, now() + ? * interval '1 second')
      ON CONFLICT (account, key) DO UPDATE SET until = excluded.until
      """;

  /** Inserts a key that is unknown or expired. */
  private static final String CLAIM = REMEMBER + " WHERE mail_memory.until <= now()";

  /** Each insertion deletes some expired rows, so that the table stays small. */
  private static final String FORGET =
      """
      DELETE FROM mail_memory WHERE ctid = ANY (ARRAY (
        SELECT ctid FROM mail_memory WHERE until < now() ORDER BY until LIMIT 20
        FOR UPDATE SKIP LOCKED))
      """;

  private final SqlTransactions database;

  @Inject
  public StoredMemory(SqlTransactions database) {
    this.database = database;
  }

  @Override
  public boolean holds(long account, byte[] key) {
    try {
      return database.read(
          connection -> {
            try (PreparedStatement select = connection.prepareStatement(HOLDS)) {
              select.setLong(1, account);
              select.setBytes(2, key);
              try (ResultSet row = select.executeQuery()) {
                return row.next();
              }
            }
          });
    } catch (SQLException away) {
      throw new UncheckedIOException(new IOException(away));
    }
  }

  /** Remembers a key in the transaction of its mail. */
  public void remember(Connection connection, long account, Memory memory) throws SQLException {
    write(connection, REMEMBER, account, memory);
  }

  /**
   * Remembers a key that must be new, in the transaction of mail that is sent once a period: a
   * simultaneous transaction waits for the first.
   *
   * @throws SQLException also if another was first
   */
  public void rememberOnce(Connection connection, long account, Memory memory) throws SQLException {
    if (write(connection, CLAIM, account, memory) == 0) {
      throw new SQLException("The same was sent just now");
    }
  }

  private static int write(Connection connection, String statement, long account, Memory memory)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(statement);
        PreparedStatement delete = connection.prepareStatement(FORGET)) {
      insert.setLong(1, account);
      insert.setBytes(2, memory.key());
      insert.setLong(3, memory.period().toSeconds());
      int written = insert.executeUpdate();
      delete.executeUpdate();
      return written;
    }
  }
}
