package org.carillon.mailbox.internal.ordering;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.search.ListOrder.By;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.reading.Summaries;
import org.carillon.query.source.SearchSource;

final class SortKeys {
  private static final String ARRIVALS =
      """
      select p.uid, (extract(epoch from i.internal_date) * 1000)::bigint\
       from placement p join item i on i.id = p.item\
       where p.mailbox = ? and p.uid >= ?\
      """;

  /** The largest number of messages for which the summaries are used. Summaries also hold texts. */
  private static final int FEW = 64;

  private static final int FETCHED = 4_096;

  private final SqlTransactions transactions;
  private final Summaries summaries;

  SortKeys(SqlTransactions transactions, Summaries summaries) {
    this.transactions = transactions;
    this.summaries = summaries;
  }

  /**
   * Returns the keys of messages. Keys of messages that are gone meanwhile may be missing.
   *
   * @param uids UIDs of the view, ascending
   */
  List<SortKey> of(MailboxView view, long[] uids, By by) throws SQLException {
    if (by == By.ARRIVED && uids.length > FEW) {
      return transactions.read(connection -> arrivals(connection, view.mailbox(), uids));
    }
    List<SortKey> keys = new ArrayList<>(uids.length);
    for (int from = 0; from < uids.length; from += SearchSource.MOST_SUMMARIES) {
      int to = Math.min(uids.length, from + SearchSource.MOST_SUMMARIES);
      summaries
          .of(view, Arrays.copyOfRange(uids, from, to))
          .forEach(message -> keys.add(SortKey.of(message, by)));
    }
    return keys;
  }

  private static List<SortKey> arrivals(Connection connection, long mailbox, long[] uids)
      throws SQLException {
    List<SortKey> keys = new ArrayList<>(uids.length);
    try (PreparedStatement select = connection.prepareStatement(ARRIVALS)) {
      select.setFetchSize(FETCHED);
      select.setLong(1, mailbox);
      select.setLong(2, uids[0]);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (Arrays.binarySearch(uids, row.getLong(1)) >= 0) {
            keys.add(SortKey.ofArrival(row.getLong(1), row.getLong(2)));
          }
        }
      }
    }
    return keys;
  }
}
