package org.carillon.contacts.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.database.SqlTransactions;

/** The table of addresses to which accounts wrote. */
final class CollectedAddressRows {
  /** The maximum number of addresses of an account. */
  static final int MOST = 500;

  private static final String SELECT =
      """
      select address, name from gathered_address where account = ? order by used desc, address\
       limit 500\
      """;

  private static final String HOLDS =
      "select 1 from gathered_address where account = ? and address = ?";

  /** Locks rows in a fixed order, so that senders to the same people never deadlock. */
  private static final String PUT =
      """
      insert into gathered_address (account, address, name, used)\
       select a.id, ?, ?, now() from account a where a.id = ?\
       on conflict (account, address) do update set used = excluded.used,\
       name = case when excluded.name = '' then gathered_address.name else excluded.name end\
      """;

  private static final String TRIM =
      """
      delete from gathered_address g where account = ? and address in\
       (select address from gathered_address where account = ? order by used desc, address\
       offset 500)\
      """;

  private final SqlTransactions transactions;

  CollectedAddressRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  record Noted(long account, CollectedAddress address) {}

  /** Returns the addresses of an account, the latest first. */
  List<CollectedAddress> of(long account) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, account);
            List<CollectedAddress> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(new CollectedAddress(row.getString(1), row.getString(2)));
              }
            }
            return found;
          }
        });
  }

  /**
   * Returns whether an account wrote to an address.
   *
   * @param address the address, in lower case
   */
  boolean holds(long account, String address) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(HOLDS)) {
            select.setLong(1, account);
            select.setString(2, address);
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  /** Stores addresses, and deletes the oldest ones of each account beyond the maximum. */
  void put(List<Noted> noted) throws SQLException {
    Map<String, Noted> last = new LinkedHashMap<>();
    noted.forEach(each -> last.put(each.account() + " " + each.address().address(), each));
    List<Noted> ordered =
        last.values().stream()
            .sorted(
                Comparator.comparingLong(Noted::account)
                    .thenComparing(each -> each.address().address()))
            .toList();
    transactions.write(
        connection -> {
          insert(connection, ordered);
          trim(connection, ordered.stream().map(Noted::account).distinct().toList());
          return null;
        });
  }

  private static void insert(Connection connection, List<Noted> noted) throws SQLException {
    try (PreparedStatement put = connection.prepareStatement(PUT)) {
      for (Noted each : noted) {
        put.setString(1, each.address().address());
        put.setString(2, each.address().name());
        put.setLong(3, each.account());
        put.addBatch();
      }
      put.executeBatch();
    }
  }

  private static void trim(Connection connection, List<Long> accounts) throws SQLException {
    try (PreparedStatement trim = connection.prepareStatement(TRIM)) {
      for (long account : accounts) {
        trim.setLong(1, account);
        trim.setLong(2, account);
        trim.addBatch();
      }
      trim.executeBatch();
    }
  }
}
