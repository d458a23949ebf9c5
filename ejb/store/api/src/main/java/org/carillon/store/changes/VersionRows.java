package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.StoredBlob;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.rows.OpaqueIds;

/** Reads the earlier versions of an item with a key, all expunged, in the change log. */
public final class VersionRows {
  private static final String VERSIONS =
      """
      select e.modseq, e.uid, e.saved, e.at, e.item, b.id, b.segment, b.position, b.octets,\
       b.checksum from expunge e join item i on i.id = e.item join blob b on b.id = i.blob\
       where e.account = ? and e.mailbox = ? and e.item_key = ? and e.at >= ?\
      """;

  private static final String LIST = VERSIONS + " order by e.modseq desc, e.uid desc limit ?";
  private static final String ONE = VERSIONS + " and e.modseq = ? and e.uid = ? limit 1";

  private VersionRows() {}

  /**
   * An earlier version.
   *
   * @param entry the item's data
   * @param ended the time of its expunge
   */
  public record Version(ExpungeId id, ItemEntry entry, Instant ended, StoredBlob blob) {}

  /**
   * Identifies the item whose versions are read.
   *
   * @param since the time from which expunged versions count
   */
  public record Of(long account, long mailbox, ItemKey key, Instant since) {
    private void set(PreparedStatement select) throws SQLException {
      select.setLong(1, account);
      select.setLong(2, mailbox);
      select.setString(3, key.value());
      select.setObject(4, since.atOffset(ZoneOffset.UTC));
    }
  }

  /** Returns at most the given number of versions, the last expunged first. */
  public static List<Version> list(Connection connection, Of of, int most) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LIST)) {
      of.set(select);
      select.setInt(5, most);
      return read(select, of);
    }
  }

  /** Returns one version; empty if it cannot be found. */
  public static Optional<Version> find(Connection connection, Of of, ExpungeId id)
      throws SQLException {
    if (id.mailbox() != of.mailbox()) {
      return Optional.empty();
    }
    try (PreparedStatement select = connection.prepareStatement(ONE)) {
      of.set(select);
      select.setLong(5, id.modseq());
      select.setLong(6, id.uid());
      return read(select, of).stream().findFirst();
    }
  }

  private static List<Version> read(PreparedStatement select, Of of) throws SQLException {
    List<Version> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        long octets = row.getLong(9);
        found.add(
            new Version(
                new ExpungeId(of.mailbox(), row.getLong(1), row.getLong(2)),
                new ItemEntry(
                    row.getLong(2),
                    Optional.of(of.key()),
                    new EntityTag(OpaqueIds.email(row.getLong(5))),
                    octets,
                    instant(row, 3)),
                instant(row, 4),
                new StoredBlob(
                    row.getLong(6), row.getLong(7), row.getLong(8), octets, row.getInt(10))));
      }
    }
    return found;
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
