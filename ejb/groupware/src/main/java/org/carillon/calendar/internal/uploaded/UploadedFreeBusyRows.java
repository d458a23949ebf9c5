package org.carillon.calendar.internal.uploaded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.calendar.published.FreeBusyFiles.Upload;
import org.carillon.database.SqlTransactions;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.busy.FreeBusyReader;

/** The table of uploads, with one row of each kind for an account. */
@ApplicationScoped
public class UploadedFreeBusyRows {
  private static final String SOME =
      "select account, octets from uploaded_free_busy where what = 'FREE_BUSY' and account = any (?)";

  private static final String ONE =
      "select octets from uploaded_free_busy where account = ? and what = ?";

  private static final String PUT =
      """
      insert into uploaded_free_busy (account, what, octets, uploaded)
      select a.id, ?, ?, now() from account a where a.id = ?
      on conflict (account, what) do update
      set octets = excluded.octets, uploaded = excluded.uploaded
      """;

  private static final String FORGET =
      "delete from uploaded_free_busy where account = ? and what = ?";

  private final SqlTransactions transactions;

  @Inject
  public UploadedFreeBusyRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  protected UploadedFreeBusyRows() {
    this(null);
  }

  /** Returns the uploaded busy periods of the given accounts that have any. */
  public Map<Long, List<BusyPeriod>> of(Collection<Long> accounts) throws SQLException {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    return transactions.read(
        connection -> {
          Array asked = connection.createArrayOf("bigint", accounts.toArray());
          try (PreparedStatement select = connection.prepareStatement(SOME)) {
            select.setArray(1, asked);
            Map<Long, List<BusyPeriod>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                long account = row.getLong(1);
                FreeBusyReader.read(row.getBytes(2))
                    .ifPresent(periods -> found.put(account, periods));
              }
            }
            return found;
          } finally {
            asked.free();
          }
        });
  }

  /** Returns the last upload. */
  public Optional<byte[]> of(long account, Upload what) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(ONE)) {
            select.setLong(1, account);
            select.setString(2, what.name());
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
          }
        });
  }

  /** Stores an upload in place of the former one. */
  public void put(long account, Upload what, byte[] octets) throws SQLException {
    transactions.write(
        connection -> {
          try (PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, what.name());
            put.setBytes(2, octets);
            put.setLong(3, account);
            return put.executeUpdate();
          }
        });
  }

  /** Deletes an upload, and returns whether there was one. */
  public boolean forget(long account, Upload what) throws SQLException {
    return transactions.write(
        connection -> {
          try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setLong(1, account);
            forget.setString(2, what.name());
            return forget.executeUpdate() > 0;
          }
        });
  }
}
