package org.carillon.policy.internal.sender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.database.Pipeline;
import org.carillon.policy.sender.AccountSender;
import org.carillon.policy.sender.AccountSenders;

final class SenderRows {
  private static final String ALL =
      "select sender, choice, since from account_sender where account = ? order by sender limit ?";

  /** Locks the account, so that concurrent additions cannot exceed the limit. */
  private static final String LOCK = "select from account where id = ? for no key update";

  private static final String PUT =
      """
      insert into account_sender as s (account, sender, choice, since) select ?, ?, ?, now()
      where (select count(*) from account_sender where account = ? and sender <> ?) < ?
      on conflict (account, sender) do update set choice = excluded.choice, since = excluded.since
      returning since
      """;

  private static final String REMOVE =
      "delete from account_sender where account = ? and sender = ? returning choice, since";

  private SenderRows() {}

  static List<AccountSender> all(Connection connection, long account) throws SQLException {
    List<AccountSender> found = new ArrayList<>();
    new Pipeline()
        .add(row -> found.add(sender(row)), ALL, account, AccountSenders.MOST)
        .execute(connection);
    return found;
  }

  private static AccountSender sender(ResultSet row) throws SQLException {
    return new AccountSender(
        row.getString("sender"),
        SenderChoice.of(row.getString("choice")).orElseThrow(),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }

  /** Adds a sender, or returns empty if there is no room. */
  static Optional<AccountSender> put(
      Connection connection, long account, String sender, SenderChoice choice) throws SQLException {
    new Pipeline().add(row -> {}, LOCK, account).execute(connection);
    try (PreparedStatement insert = connection.prepareStatement(PUT)) {
      insert.setLong(1, account);
      insert.setString(2, sender);
      insert.setString(3, choice.word());
      insert.setLong(4, account);
      insert.setString(5, sender);
      insert.setInt(6, AccountSenders.MOST);
      try (ResultSet row = insert.executeQuery()) {
        return row.next()
            ? Optional.of(
                new AccountSender(
                    sender, choice, row.getObject("since", OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }

  /** Removes a sender, or returns empty if it was not there. */
  static Optional<AccountSender> remove(Connection connection, long account, String sender)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
      delete.setLong(1, account);
      delete.setString(2, sender);
      try (ResultSet row = delete.executeQuery()) {
        return row.next()
            ? Optional.of(
                new AccountSender(
                    sender,
                    SenderChoice.of(row.getString("choice")).orElseThrow(),
                    row.getObject("since", OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }
}
