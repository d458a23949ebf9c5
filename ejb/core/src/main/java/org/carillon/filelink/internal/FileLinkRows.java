package org.carillon.filelink.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.collection.ItemKey;
import org.carillon.database.SqlTransactions;
import org.carillon.filelink.FileLink;
import org.carillon.filelink.FileLinks;
import org.carillon.filelink.UploadBounds;

/** The table of addresses of files. */
final class FileLinkRows {
  private static final String COLUMNS =
      "l.id, l.mailbox, m.name, l.file, l.password, l.made, l.expires, l.uses, l.used,"
          + " l.most_files, l.most_octets, l.octets";

  private static final String LIST =
      "select "
          + COLUMNS
          + " from file_link l join mailbox m on m.id = l.mailbox and m.removed is null"
          + " where l.maker = ? order by l.made desc, l.id limit 1000";

  private static final String BY_HASH =
      "select "
          + COLUMNS
          + ", l.maker, l.hash from file_link l"
          + " join mailbox m on m.id = l.mailbox and m.removed is null"
          + " where l.hash = ? and (l.expires is null or l.expires > now())";

  private static final String LOCK = "select id from account where id = ? for no key update";

  private static final String COUNT = "select count(*) from file_link where maker = ?";

  private static final String MAKE =
      "insert into file_link (id, maker, mailbox, file, hash, password, made, expires,"
          + " most_files, most_octets) values (?,?,?,?,?,?,?,?,?,?)";

  private static final String END = "delete from file_link where maker = ? and id = ?";

  private static final String USED =
      "update file_link set uses = uses + 1, used = now() where id = ?";

  /** Room for a file, before it comes: of several that come at a time each is counted. */
  private static final String TAKE =
      "update file_link set uses = uses + 1, octets = octets + ?, used = now() where id = ?"
          + " and uses < most_files and octets + ? <= most_octets"
          + " and (expires is null or expires > now())";

  private static final String GIVE_BACK =
      "update file_link set uses = uses - 1, octets = octets - ? where id = ?";

  private final SqlTransactions transactions;

  FileLinkRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Where an address leads.
   *
   * @param password the hash of its password; empty for none
   * @param maker by whose right it leads there
   * @param hash the secret's
   */
  @SuppressWarnings("ArrayRecordComponent") // A hash that is handed on, and compared elsewhere.
  record Found(FileLink link, Optional<String> password, long maker, byte[] hash) {}

  List<FileLink> of(long maker) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setLong(1, maker);
            List<FileLink> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(link(row));
              }
            }
            return found;
          }
        });
  }

  private static FileLink link(ResultSet row) throws SQLException {
    return new FileLink(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        Optional.ofNullable(row.getString(4)).map(ItemKey::new),
        row.getString(5) != null,
        row.getTimestamp(6).toInstant(),
        Optional.ofNullable(row.getTimestamp(7)).map(Timestamp::toInstant),
        row.getObject(10) == null
            ? Optional.empty()
            : Optional.of(new UploadBounds(row.getInt(10), row.getLong(11))),
        row.getLong(8),
        row.getLong(12),
        Optional.ofNullable(row.getTimestamp(9)).map(Timestamp::toInstant));
  }

  Optional<Found> find(byte[] hash) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(BY_HASH)) {
            select.setBytes(1, hash);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new Found(
                          link(row),
                          Optional.ofNullable(row.getString(5)),
                          row.getLong(13),
                          row.getBytes(14)))
                  : Optional.empty();
            }
          }
        });
  }

  /** Whether there was room for one more. */
  boolean make(long maker, FileLink link, byte[] hash, Optional<String> password, AuditEntry entry)
      throws SQLException {
    return transactions.write(
        connection -> {
          // Of several who make one at a time each counts what the others made.
          boolean done =
              number(connection, LOCK, maker) == maker
                  && number(connection, COUNT, maker) < FileLinks.MOST;
          if (done) {
            try (PreparedStatement make = connection.prepareStatement(MAKE)) {
              make.setString(1, link.id());
              make.setLong(2, maker);
              make.setLong(3, link.folder());
              make.setString(4, link.file().map(ItemKey::value).orElse(null));
              make.setBytes(5, hash);
              make.setString(6, password.orElse(null));
              make.setTimestamp(7, Timestamp.from(link.made()));
              make.setTimestamp(8, link.expires().map(Timestamp::from).orElse(null));
              make.setObject(9, link.takes().map(UploadBounds::files).orElse(null), Types.INTEGER);
              make.setObject(10, link.takes().map(UploadBounds::octets).orElse(null), Types.BIGINT);
              make.executeUpdate();
            }
            entry.write(connection);
          }
          return done;
        });
  }

  private static long number(Connection connection, String query, long maker) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, maker);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }

  /** Whether there was such a one. */
  boolean end(long maker, String id, AuditEntry entry) throws SQLException {
    return transactions.write(
        connection -> {
          try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setLong(1, maker);
            end.setString(2, id);
            boolean done = end.executeUpdate() > 0;
            if (done) {
              entry.write(connection);
            }
            return done;
          }
        });
  }

  /** Counts that something was fetched. */
  void used(String id) throws SQLException {
    transactions.write(
        connection -> {
          try (PreparedStatement used = connection.prepareStatement(USED)) {
            used.setString(1, id);
            return used.executeUpdate();
          }
        });
  }

  /** Keeps room for a file that is to come; false where the address takes no more. */
  boolean take(String id, long octets) throws SQLException {
    return transactions.write(
        connection -> {
          try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setLong(1, octets);
            take.setString(2, id);
            take.setLong(3, octets);
            return take.executeUpdate() > 0;
          }
        });
  }

  /** Gives the room back of a file that did not come. */
  void giveBack(String id, long octets) throws SQLException {
    transactions.write(
        connection -> {
          try (PreparedStatement back = connection.prepareStatement(GIVE_BACK)) {
            back.setLong(1, octets);
            back.setString(2, id);
            return back.executeUpdate();
          }
        });
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
