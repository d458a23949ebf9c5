package org.carillon.transport.internal.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.database.Transactions;
import org.carillon.identity.session.SubmissionHolder;
import org.hibernate.Session;

/**
 * Mail of a locked-out account: held or deleted, some messages a transaction. Entries that a node
 * is working on are finished by that node, unless deleted.
 */
@ApplicationScoped
public class SuspendedSubmissions implements SubmissionHolder {
  private static final int STEP = 200;

  private static final String SENT =
      "SELECT id FROM queue_message WHERE account_id = ? ORDER BY id LIMIT ? FOR UPDATE";

  private static final String SENT_AND_FREE =
      """
      SELECT id FROM queue_message m WHERE account_id = ? AND EXISTS
      (SELECT FROM queue_consignment c WHERE c.message_id = m.id AND NOT c.held)
      ORDER BY id LIMIT ? FOR UPDATE
      """;

  private final Transactions transactions;

  @Inject
  public SuspendedSubmissions(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public long stop(Account account, boolean delete) {
    long all = 0;
    int step;
    do {
      step =
          transactions.write(
              entities ->
                  entities
                      .unwrap(Session.class)
                      .doReturningWork(connection -> step(connection, account.id(), delete)));
      all += step;
    } while (step == STEP);
    return all;
  }

  private static int step(Connection connection, long account, boolean delete) throws SQLException {
    List<Long> messages = messages(connection, delete ? SENT : SENT_AND_FREE, account);
    for (long message : messages) {
      for (String statement : statements(delete)) {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
          update.setLong(1, message);
          update.executeUpdate();
        }
      }
    }
    return messages.size();
  }

  private static List<String> statements(boolean delete) {
    return delete
        ? List.of(
            QueueChanges.DELETE_RECIPIENTS,
            QueueChanges.DELETE_ENTRIES,
            QueueChanges.DELETE_MESSAGE)
        : List.of(QueueChanges.HOLD);
  }

  private static List<Long> messages(Connection connection, String query, long account)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, account);
      select.setInt(2, STEP);
      List<Long> ids = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
      return ids;
    }
  }
}
