package org.carillon.push.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.carillon.calendar.ReminderListener;
import org.carillon.database.SqlTransactions;
import org.carillon.store.item.ItemKey;

/** Notes for an account's devices that an alarm rang. */
@ApplicationScoped
public class AlarmNews implements ReminderListener {
  private final SqlTransactions transactions;

  @Inject
  public AlarmNews(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void rang(long account, long collection, ItemKey key, Instant at) throws SQLException {
    int _ =
        transactions.write(
            (Connection connection) ->
                AlarmRows.rang(connection, account, collection, key.value(), at));
  }
}
