package org.carillon.call.internal.keeping;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carillon.call.BindingsText;
import org.carillon.contract.call.Bindings;
import org.carillon.database.SqlTransactions;

/** The table {@code registration}. */
final class RegistrationRows {
  private static final String REMOVE = "delete from registration where address = any(?::text[])";

  private static final String PUT =
      """
      insert into registration (address, ends, bindings)
      select * from unnest(?::text[], ?::timestamptz[], ?::text[])
      on conflict (address) do update set ends = excluded.ends, bindings = excluded.bindings\
      """;

  private static final String FORGET =
      """
      delete from registration where address in
      (select address from registration where ends < ? limit ?)\
      """;

  private static final String READ =
      """
      select address, bindings from registration where ends > ? and address > ?
      order by address limit ?\
      """;

  private static final String OF_DOMAIN =
      "select address from registration where substring(address from '@([^@]*)$') = ?";

  private final SqlTransactions transactions;

  RegistrationRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** Writes users' bindings in one transaction. A user without bindings has no row. */
  void write(SortedMap<String, Bindings> users) throws SQLException {
    List<String> removed = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    List<OffsetDateTime> ends = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    // Rows are written in the order of their addresses, so that another node that writes the same
    // rows waits and no deadlock occurs.
    for (Map.Entry<String, Bindings> user : users.entrySet()) {
      Bindings bindings = user.getValue();
      bindings
          .end()
          .ifPresentOrElse(
              end -> {
                addresses.add(user.getKey());
                ends.add(end.atOffset(ZoneOffset.UTC));
                texts.add(BindingsText.of(bindings));
              },
              () -> removed.add(user.getKey()));
    }
    transactions.write(
        connection -> {
          if (!removed.isEmpty()) {
            try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
              remove.setArray(1, connection.createArrayOf("text", removed.toArray()));
              remove.executeUpdate();
            }
          }
          if (!addresses.isEmpty()) {
            try (PreparedStatement put = connection.prepareStatement(PUT)) {
              put.setArray(1, connection.createArrayOf("text", addresses.toArray()));
              put.setArray(2, connection.createArrayOf("timestamptz", ends.toArray()));
              put.setArray(3, connection.createArrayOf("text", texts.toArray()));
              put.executeUpdate();
            }
          }
          return null;
        });
  }

  /** Deletes rows that expired before an instant, at most {@code most}. */
  void forget(Instant before, int most) throws SQLException {
    transactions.single(
        connection -> {
          try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setObject(1, before.atOffset(ZoneOffset.UTC));
            forget.setInt(2, most);
            return forget.executeUpdate();
          }
        });
  }

  /** Returns unexpired registrations' texts of the next users by address. */
  SortedMap<String, String> after(String address, Instant now, int most) throws SQLException {
    return transactions.read(
        connection -> {
          SortedMap<String, String> page = new TreeMap<>();
          try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setObject(1, now.atOffset(ZoneOffset.UTC));
            read.setString(2, address);
            read.setInt(3, most);
            try (var rows = read.executeQuery()) {
              while (rows.next()) {
                page.put(rows.getString(1), rows.getString(2));
              }
            }
          }
          return page;
        });
  }

  /** Returns the addresses in a domain that have a row. */
  List<String> in(String domain) throws SQLException {
    return transactions.read(
        connection -> {
          List<String> addresses = new ArrayList<>();
          try (PreparedStatement read = connection.prepareStatement(OF_DOMAIN)) {
            read.setString(1, domain);
            try (var rows = read.executeQuery()) {
              while (rows.next()) {
                addresses.add(rows.getString(1));
              }
            }
          }
          return addresses;
        });
  }
}
