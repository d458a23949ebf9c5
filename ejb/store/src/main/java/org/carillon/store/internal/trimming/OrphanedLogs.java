package org.carillon.store.internal.trimming;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.carillon.blob.StoreSweepRow;
import org.carillon.store.internal.trimming.TrimMeters.Thing;
import org.carillon.store.rows.LoggedAccounts;

/**
 * Goes through the change logs of all accounts and deletes those of accounts without a row, which
 * would keep blobs for ever. From the server's own log, which is account 0's, it deletes rows older
 * than the history period, except the last one, which holds the number of changes. One node at a
 * time does a step; the position is kept in {@code store_pass}.
 */
final class OrphanedLogs {
  private static final StoreSweepRow PASS = new StoreSweepRow("LOGS");
  private static final Duration REST = Duration.ofDays(1);

  private static final String NEXT =
      LoggedAccounts.NEXT
          + """
           select min(l.account) filter (where not exists (\
          select 1 from mail_account a where a.account = l.account)), max(l.account),\
           bool_or(l.account is null) from logged l\
          """;

  private static final String DELETE =
      """
      delete from mail_change where (account, modseq, mailbox, uid) in (\
      select account, modseq, mailbox, uid from mail_change where account = ?\
       order by account, modseq, mailbox, uid limit 900)\
      """;
  private static final String DELETE_OF_SERVER =
      """
      delete from mail_change where account = 0 and (modseq, mailbox, uid) in (\
      select modseq, mailbox, uid from mail_change where account = 0\
       order by modseq, mailbox, uid limit 900)\
       and at < ? and modseq < (select max(modseq) from mail_change where account = 0)\
      """;

  private final Connection connection;
  private final TrimMeters meters;

  OrphanedLogs(Connection connection, TrimMeters meters) {
    this.connection = connection;
    this.meters = meters;
  }

  /**
   * Does one step, unless another node is doing one, or the last pass ended a short while ago.
   *
   * @param untold the time before which no client is told of changes any more
   * @return whether there is more to examine
   */
  boolean step(Instant untold) throws SQLException {
    OptionalLong position = PASS.step(connection);
    if (position.isEmpty()) {
      return false;
    }
    try (PreparedStatement next = connection.prepareStatement(NEXT)) {
      next.setLong(1, position.getAsLong());
      try (ResultSet row = next.executeQuery()) {
        row.next();
        long stray = row.getLong(1);
        if (!row.wasNull()) {
          // The next step begins with this log again, until nothing is left of it.
          delete(DELETE, stray);
          PASS.goOn(connection, stray - 1);
          return true;
        }
        if (!row.getBoolean(3)) {
          PASS.goOn(connection, row.getLong(2));
          return true;
        }
      }
    }
    if (delete(DELETE_OF_SERVER, untold.atOffset(ZoneOffset.UTC)) > 0) {
      return true;
    }
    PASS.rest(connection, REST);
    return false;
  }

  private int delete(String statement, Object value) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(statement)) {
      delete.setObject(1, value);
      int deleted = delete.executeUpdate();
      meters.count(Thing.CHANGES, deleted);
      return deleted;
    }
  }
}
